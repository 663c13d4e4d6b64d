"use strict";
// Finds neighbors in the page as `csn query` does, to the last bit: sums are of float32, in the
// order of the dimensions, and ties go to the lower id.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const items = data.ids.length;
  const dimensions = data.dimensions;
  const conditions = data.conditions.length;
  const embeddings = floats(data.embeddings);
  const masks = floats(data.masks);
  const f32 = Math.fround;
  const element = id => document.getElementById(id);

  function floats(base64) {
    const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
    const view = new DataView(bytes.buffer);
    const values = new Float32Array(bytes.length / 4);
    for (let i = 0; i < values.length; i++) {
      values[i] = view.getFloat32(4 * i, true);
    }
    return values;
  }

  /** Weights of conditions that sum to 1. */
  function shares(asked) {
    const largest = Math.max(...asked);
    let sum = 0;
    for (const weight of asked) {
      sum += weight / largest;
    }
    return asked.map(weight => weight / largest / sum);
  }

  /** The weight of each dimension: see Similarity.weights. */
  function weights(asked) {
    const parts = shares(asked);
    const alone = asked.filter(weight => weight > 0).length === 1;
    const squares = alone ? asked.map(() => 1) : data.squaredNorms;
    let mean = 0;
    for (let c = 0; c < conditions; c++) {
      mean += parts[c] * squares[c];
    }
    const weight = new Float32Array(dimensions);
    for (let d = 0; d < dimensions; d++) {
      let sum = 0;
      for (let c = 0; c < conditions; c++) {
        if (squares[c] > 0) {
          const mask = masks[c * dimensions + d];
          sum += parts[c] * mean / squares[c] * mask * mask;
        }
      }
      weight[d] = sum;
    }
    return weight;
  }

  /** The k nearest rows, best first, with their distances. */
  function nearest(anchor, asked, k) {
    const weight = weights(asked);
    const squared = new Float32Array(items);
    for (let row = 0; row < items; row++) {
      let sum = 0;
      for (let d = 0; d < dimensions; d++) {
        if (weight[d] !== 0) {
          const difference =
            f32(embeddings[row * dimensions + d] - embeddings[anchor * dimensions + d]);
          sum = f32(sum + f32(f32(weight[d] * difference) * difference));
        }
      }
      squared[row] = sum;
    }
    const rows = [];
    for (let row = 0; row < items; row++) {
      if (row !== anchor) {
        rows.push(row);
      }
    }
    rows.sort((a, b) => squared[a] - squared[b] || a - b);
    return rows.slice(0, k).map(row => ({row, distance: Math.sqrt(squared[row])}));
  }

  // Attributes of items.

  const attributes = new Map(data.attributes.map(attribute => [attribute.name, attribute]));

  function value(attribute, row) {
    if (attribute.classes) {
      const code = attribute.codes[row];
      return code < 0 ? "-" : attribute.classes[code];
    }
    const point = attribute.points[row];
    return point ? point.map(component => String(component)).join(" ") : "-";
  }

  function label(row) {
    const parts = ["item " + data.ids[row]];
    if (data.files) {
      parts.push(data.files[row]);
    }
    for (const attribute of data.attributes) {
      parts.push(attribute.name + " " + value(attribute, row));
    }
    return parts.join(", ");
  }

  /** right, wrong, or unknown. */
  function mark(condition, anchor, row) {
    const attribute = attributes.get(condition);
    if (!attribute) {
      return "unknown";
    }
    if (attribute.classes) {
      const a = attribute.codes[anchor], b = attribute.codes[row];
      if (a < 0 || b < 0) {
        return "unknown";
      }
      const right = attribute.random === undefined ? a === b : Math.abs(a - b) < attribute.random;
      return right ? "right" : "wrong";
    }
    const p = attribute.points[anchor], q = attribute.points[row];
    if (!p || !q) {
      return "unknown";
    }
    const squares = p.map((component, k) => ((component - q[k]) * attribute.factors[k]) ** 2);
    return Math.sqrt(squares.reduce((a, b) => a + b)) < attribute.random ? "right" : "wrong";
  }

  // Anchor and neighbors.

  const sliders = [...document.querySelectorAll("#sliders input")];
  let anchor = 0;

  function asked() {
    return sliders.map(slider => Number(slider.value));
  }

  function thumbnail(row) {
    const picture = document.createElement("span");
    picture.className = "thumb";
    picture.style.setProperty("--x", row % data.thumbnails.columns);
    picture.style.setProperty("--y", Math.floor(row / data.thumbnails.columns));
    return picture;
  }

  function card(row, lines, kind) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "card " + kind;
    button.dataset.row = row;
    button.title = label(row);
    if (data.thumbnails) {
      button.append(thumbnail(row));
    }
    for (const line of lines) {
      const text = document.createElement("span");
      text.textContent = line.text;
      text.className = line.kind || "";
      button.append(text);
    }
    button.setAttribute("aria-label", label(row) + lines.map(line => "; " + line.text).join(""));
    return button;
  }

  const SIGNS = {right: "✓ ", wrong: "✗ "};

  function neighborCard(neighbor, rank, names) {
    const lines = [{text: rank + ": " + neighbor.distance.toFixed(3)}];
    const marks = new Set();
    for (const name of names) {
      const kind = mark(name, anchor, neighbor.row);
      if (kind !== "unknown") {
        marks.add(kind);
        lines.push({text: SIGNS[kind] + name, kind});
      }
    }
    return card(neighbor.row, lines, marks.size === 1 ? [...marks][0] : "");
  }

  let shown = [];

  function show() {
    const now = asked();
    const sum = now.reduce((a, b) => a + b);
    sliders.forEach((slider, c) => {
      const share = sum > 0 ? Math.round(100 * now[c] / sum) + " %" : "-";
      slider.setAttribute("aria-valuetext", share);
      slider.closest(".slider").querySelector("output").textContent = share;
    });
    element("item").value = data.ids[anchor];
    element("anchor").replaceChildren(card(anchor, [{text: "id " + data.ids[anchor]}], "anchor"));
    element("about").textContent = label(anchor);
    const names = data.conditions.filter((name, c) => now[c] > 0);
    shown = sum > 0 ? nearest(anchor, now, Number(element("count").value)) : [];
    element("neighbors").replaceChildren(...shown.map((neighbor, i) => {
      const entry = document.createElement("li");
      entry.append(neighborCard(neighbor, i + 1, names));
      return entry;
    }));
    element("command").textContent = sum > 0 ? command(now) : "no condition has a weight";
    drawMaps();
  }

  function command(now) {
    const some = data.conditions.map((name, c) => [name, now[c]]).filter(pair => pair[1] > 0);
    const blend = some.length === 1
      ? some[0][0] : some.map(([name, weight]) => name + "=" + weight).join(",");
    const run = /^[\w.\/-]+$/.test(data.run) ? data.run : "'" + data.run.replaceAll("'", "'\\''") + "'";
    return "csn query --run " + run + " --id " + data.ids[anchor] + " --condition " + blend
      + " -k " + element("count").value;
  }

  function choose(row) {
    anchor = row;
    show();
    element("status").textContent = "The anchor is " + label(row);
  }

  // Maps.

  const canvases = [...document.querySelectorAll("canvas.map")];
  const cursors = new Map();
  const sheet = new Image();
  let projection = "pca";

  function positions(canvas) {
    const projections = data.maps[canvas.dataset.condition].projections;
    return projections.find(p => p.name === projection) || projections[0];
  }

  /** Where an item is on a canvas, in the canvas's own pixels. */
  function place(canvas, row, size) {
    const map = positions(canvas);
    const span = canvas.width - size;
    return [
      size / 2 + map.x[row] / data.extent * span,
      size / 2 + map.y[row] / data.extent * span
    ];
  }

  function markSize(canvas) {
    return Math.max(5, canvas.width / (data.thumbnails ? 34 : 90));
  }

  function drawMaps() {
    canvases.forEach(draw);
  }

  function draw(canvas) {
    const side = Math.round(canvas.clientWidth * (window.devicePixelRatio || 1));
    if (side === 0) {
      return;
    }
    if (canvas.width !== side) {
      canvas.width = side;
      canvas.height = side;
    }
    const context = canvas.getContext("2d");
    const style = getComputedStyle(document.documentElement);
    context.clearRect(0, 0, side, side);
    context.imageSmoothingEnabled = false;
    context.fillStyle = style.getPropertyValue("--soft");
    for (let row = 0; row < items; row++) {
      drawItem(context, canvas, row, 1);
    }
    context.strokeStyle = style.getPropertyValue("--wrong");
    shown.forEach(neighbor => ring(context, canvas, neighbor.row, 1.5));
    context.strokeStyle = style.getPropertyValue("--accent");
    ring(context, canvas, anchor, 2);
    if (cursors.has(canvas)) {
      ring(context, canvas, cursors.get(canvas), 2.5);
    }
  }

  function drawItem(context, canvas, row, scale) {
    const size = markSize(canvas) * scale;
    const [x, y] = place(canvas, row, markSize(canvas));
    const thumbs = data.thumbnails;
    if (!thumbs || !sheet.complete || sheet.naturalWidth === 0) {
      context.fillRect(x - size / 4, y - size / 4, size / 2, size / 2);
      return;
    }
    const fit = size / Math.max(thumbs.width, thumbs.height);
    context.drawImage(
      sheet,
      row % thumbs.columns * thumbs.width, Math.floor(row / thumbs.columns) * thumbs.height,
      thumbs.width, thumbs.height,
      x - thumbs.width * fit / 2, y - thumbs.height * fit / 2,
      thumbs.width * fit, thumbs.height * fit);
  }

  function ring(context, canvas, row, scale) {
    const size = markSize(canvas) * scale;
    const [x, y] = place(canvas, row, markSize(canvas));
    drawItem(context, canvas, row, scale);
    context.lineWidth = Math.max(2, canvas.width / 250);
    context.strokeRect(x - size / 2, y - size / 2, size, size);
  }

  /** The item nearest to a point of the canvas among those that are accepted; -1 for none. */
  function itemAt(canvas, x, y, accepted) {
    let best = -1;
    let least = Infinity;
    for (let row = 0; row < items; row++) {
      const [px, py] = place(canvas, row, markSize(canvas));
      const distance = accepted(px - x, py - y, row);
      if (distance < least) {
        least = distance;
        best = row;
      }
    }
    return best;
  }

  function pointed(canvas, event) {
    const scale = canvas.width / canvas.clientWidth;
    const reach = 1.5 * markSize(canvas);
    return itemAt(canvas, event.offsetX * scale, event.offsetY * scale, (dx, dy) => {
      const distance = Math.hypot(dx, dy);
      return distance < reach ? distance : Infinity;
    });
  }

  const WAYS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};

  /** From item to item: to the nearest that lies rather in that direction than in another. */
  function step(canvas, key) {
    const from = cursors.has(canvas) ? cursors.get(canvas) : anchor;
    const [x, y] = place(canvas, from, markSize(canvas));
    const [wx, wy] = WAYS[key];
    const next = itemAt(canvas, x, y, (dx, dy, row) => {
      const along = dx * wx + dy * wy;
      const across = Math.abs(dx * wy) + Math.abs(dy * wx);
      return row !== from && along > 0 && along >= across ? along + across : Infinity;
    });
    if (next >= 0) {
      cursors.set(canvas, next);
      element("status").textContent = label(next);
      draw(canvas);
    }
  }

  canvases.forEach(canvas => {
    canvas.addEventListener("click", event => {
      const row = pointed(canvas, event);
      if (row >= 0) {
        cursors.delete(canvas);
        choose(row);
      }
    });
    canvas.addEventListener("pointermove", event => {
      const row = pointed(canvas, event);
      canvas.title = row < 0 ? "" : label(row);
    });
    canvas.addEventListener("keydown", event => {
      if (event.key in WAYS) {
        event.preventDefault();
        step(canvas, event.key);
      } else if ((event.key === "Enter" || event.key === " ") && cursors.has(canvas)) {
        event.preventDefault();
        choose(cursors.get(canvas));
      }
    });
    canvas.addEventListener("blur", () => {
      cursors.delete(canvas);
      draw(canvas);
    });
  });

  // Controls.

  sliders.forEach(slider => slider.addEventListener("input", show));
  document.querySelectorAll("[data-only]").forEach(button => {
    button.addEventListener("click", () => {
      sliders.forEach((slider, c) => {
        slider.value = String(c) === button.dataset.only ? 100 : 0;
      });
      show();
    });
  });
  element("count").addEventListener("change", show);
  element("random").addEventListener("click", () => choose(Math.floor(Math.random() * items)));
  element("find").addEventListener("submit", event => {
    event.preventDefault();
    const row = data.ids.indexOf(Number(element("item").value));
    if (row >= 0) {
      choose(row);
    } else {
      element("status").textContent = "There is no item " + element("item").value + " here.";
    }
  });
  document.querySelectorAll("input[name=projection]").forEach(choice => {
    choice.addEventListener("change", () => {
      projection = choice.value;
      drawMaps();
    });
  });
  document.addEventListener("click", event => {
    const chosen = event.target.closest(".card");
    if (chosen) {
      const within = chosen.closest("#explorer");
      choose(Number(chosen.dataset.row));
      if (!within) {
        element("explorer").scrollIntoView();
      }
      element("anchor").querySelector("button").focus({preventScroll: true});
    }
  });
  new ResizeObserver(drawMaps).observe(document.body);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawMaps);
  const drawn = document.querySelector(".thumb");
  if (data.thumbnails && drawn) {
    sheet.addEventListener("load", drawMaps);
    sheet.src = getComputedStyle(drawn).backgroundImage.slice(5, -2);
  }
  document.querySelectorAll(".needs-script").forEach(part => part.hidden = false);
  show();
})();
