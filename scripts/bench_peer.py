#!/usr/bin/env python3
"""The same work in PyTorch, for scripts/bench --peer; not part of the product.

  bench_peer.py versions
  bench_peer.py step    IMAGES WARM_UP STEPS     a training step, whole and bare, in both memory layouts
  bench_peer.py embed   IMAGES REPEATS           inference, in the layout and batch size that are quickest for
                                                 the first 10,000
  bench_peer.py shared  DATASET SEED STEPS EVERY CONDITION=ACCURACY...
  bench_peer.py toy     DATASET SEED STEPS EVERY CONDITION=ACCURACY...
  bench_peer.py faiss   ITEMS QUERIES            exact search, one query at a time; nothing without faiss
  bench_peer.py hnsw    GALLERY QUERIES          an index of an export's embeddings (M 16, efConstruction 100,
                                                 efSearch 100), and one query at a time

DATASET is a prepared colored-MNIST directory. `shared` trains on 128 images a step, both conditions,
triplets drawn in the batch; STEPS is the length of its cosine schedule. `toy` is the toy's recipe: 100
triplets a step, conditions alternate. Both stop when the test triplets come to the accuracies asked
for. Each verb prints one line of JSON. Threads: OMP_NUM_THREADS, else all cores.
"""
import csv
import json
import os
import platform
import sys
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

try:
    import faiss
except ImportError:
    faiss = None

THREADS = int(os.environ.get("OMP_NUM_THREADS", os.cpu_count()))
torch.set_num_threads(THREADS)
D, CONDITIONS, PER_CONDITION, MARGIN = 20, ("color", "digit"), 4096, 0.3
EMBED_BATCHES = (64, 128, 256, 512, 1000)


class Csn(nn.Module):
    def __init__(self, dropout=0.0):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(3, 16, 5, padding=2), nn.Conv2d(16, 32, 5, padding=2)
        self.fc1, self.fc2 = nn.Linear(7 * 7 * 32, 400), nn.Linear(400, D)
        self.beta = nn.Parameter(torch.empty(2, D).normal_(0.9, 0.7))
        self.dropout = dropout

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = F.dropout(F.relu(self.fc1(x.flatten(1))), self.dropout, self.training)
        return self.fc2(x)

    def masks(self):
        return F.relu(self.beta)


class Dataset:
    def __init__(self, images, digit, color, train, test):
        self.images, self.train, self.test = images, train, test
        self.digit, self.color = digit, color
        self.digits, self.colors = torch.from_numpy(digit), torch.from_numpy(color)

    @staticmethod
    def read(path):
        images = np.load(f"{path}/images.npy").transpose(0, 3, 1, 2)
        with open(f"{path}/items.csv", newline="") as file:
            rows = list(csv.DictReader(file))
        digit = np.array([int(r["digit"]) for r in rows])
        color = np.array([[float(r[f"color_{k}"]) for k in "rgb"] for r in rows], np.float32)
        part = lambda s: np.array([i for i, r in enumerate(rows) if r["split"] == s])
        return Dataset(torch.from_numpy(images.astype(np.float32) / 255), digit, color, part("train"), part("test"))

    @staticmethod
    def synthetic(items):
        rng = np.random.RandomState(1)
        color = rng.uniform(0, 200, (items, 3)).astype(np.float32)
        rows = np.arange(items)
        return Dataset(torch.rand(items, 3, 28, 28), rng.randint(0, 10, items), color, rows, rows)


def distance(a, b):
    return ((a - b) ** 2).sum(-1).add(1e-12).sqrt()


def shared_loss(net, data, batch):
    """The hinge of both conditions, over triplets drawn among the batch's images."""
    f, m, loss, n = net(data.images[batch].contiguous(memory_format=net.layout)), net.masks(), 0, len(batch)
    y, gap = data.digits[batch], torch.cdist(data.colors[batch], data.colors[batch])
    for c in range(2):
        full = distance(f[:, None] * m[c], f[None] * m[c])
        a, x, z = torch.randint(0, n, (3, PER_CONDITION))
        if c == 0:
            swap = gap[a, x] > gap[a, z]
            x, z = torch.where(swap, z, x), torch.where(swap, x, z)
            ok = (gap[a, z] - gap[a, x] > 5) & (a != x)
        else:
            same = (y[:, None] == y[None]).fill_diagonal_(False).nonzero()
            a, x = same[torch.randint(0, len(same), (PER_CONDITION,))].T
            ok = y[a] != y[z]
        hinge = F.relu(full[a, x] - full[a, z] + MARGIN)[ok]
        loss = loss + hinge.sum() / (hinge > 0).sum().clamp(min=1)
    return loss


def toy_triplets(rng, condition, data, classes):
    out, color, train = [], data.color, data.train
    for _ in range(100):
        if condition == 1:
            p, n = rng.choice(10, 2, replace=False)
            out.append((*rng.choice(classes[p], 2, replace=False), rng.choice(classes[n])))
            continue
        gap, bound = ((color[train] - rng.randint(0, 200, 3)) ** 2).sum(1), 500
        while (gap < bound).sum() < 2:
            bound += 100
        out.append((*rng.choice(train[gap < bound], 2, replace=False), rng.choice(train[gap > 5000])))
    return np.array(out).T.reshape(-1)


def timed(work, warm_up, count):
    seconds = []
    for i in range(warm_up + count):
        start = time.perf_counter()
        work()
        if i >= warm_up:
            seconds.append(time.perf_counter() - start)
    return seconds


def millis(seconds):
    return {"unit": "ms", "values": [s * 1000 for s in seconds]}


def step(images, warm_up, steps):
    data, rng, figures = Dataset.synthetic(2500), np.random.RandomState(1), {}
    for layout, name in ((torch.contiguous_format, "contiguous"), (torch.channels_last, "channels_last")):
        net = Csn().to(memory_format=layout)
        net.layout = layout
        adam = torch.optim.Adam(net.parameters(), 1e-3)

        def whole():
            batch = torch.from_numpy(rng.choice(data.train, images, replace=False))
            loss = shared_loss(net, data, batch)
            adam.zero_grad()
            loss.backward()
            adam.step()

        x, g = torch.rand(images, 3, 28, 28).contiguous(memory_format=layout), torch.rand(images, D)

        def bare():
            f = net(x)
            adam.zero_grad()
            f.backward(g)
            adam.step()

        figures[f"step, {name}"] = millis(timed(whole, warm_up, steps))
        figures[f"bare, {name}"] = millis(timed(bare, warm_up, steps))
    return figures


def embed(images, repeats):
    x, net = torch.rand(images, 3, 28, 28), Csn().eval()

    def passes(layout, size, items, count):
        y, model = x.contiguous(memory_format=layout), net.to(memory_format=layout)
        return timed(lambda: torch.cat([model(y[i : i + size]) for i in range(0, items, size)]), 1, count)

    with torch.inference_mode():
        ways = [(layout, size) for layout in (torch.contiguous_format, torch.channels_last) for size in EMBED_BATCHES]
        some = min(images, 10000)
        layout, size = min(ways, key=lambda way: np.median(passes(*way, some, max(1, 5000 // some))))
        seconds = passes(layout, size, images, repeats)
    return {
        "time": {"unit": "s", "values": seconds},
        "throughput": {"unit": "images/s", "values": [images / s for s in seconds]},
        "batch size": {"unit": "", "values": [size]},
    }


class HeldOut:
    """20,000 test triplets a condition, drawn as csn draws its own."""

    def __init__(self, data, rng):
        self.images, n = data.images[data.test], len(data.test)
        labels, rgb = data.digit[data.test], data.color[data.test]
        t = rng.randint(0, n, (40000, 3))
        t = t[(t[:, 0] != t[:, 1]) & (t[:, 0] != t[:, 2]) & (t[:, 1] != t[:, 2])][:20000]
        near = lambda x, y: ((rgb[x] - rgb[y]) ** 2).sum(-1)
        swap = near(t[:, 0], t[:, 1]) > near(t[:, 0], t[:, 2])
        t[swap] = t[swap][:, [0, 2, 1]]
        classes = [np.where(labels == d)[0] for d in range(10)]
        p = rng.randint(0, 10, 20000)
        q = (p + 1 + rng.randint(0, 9, 20000)) % 10
        u = np.array([[*rng.choice(classes[i], 2, replace=False), rng.choice(classes[j])] for i, j in zip(p, q)])
        self.triplets = {"color": t, "digit": u}

    def accuracy(self, net):
        net.eval()
        with torch.no_grad():
            f = torch.cat([net(self.images[i : i + 500]) for i in range(0, len(self.images), 500)])
            masks = net.masks()
        out = {}
        for c, name in enumerate(CONDITIONS):
            e, t = (f * masks[c]).numpy(), self.triplets[name]
            d = lambda x, y: ((e[x] - e[y]) ** 2).sum(1)
            out[name] = float((d(t[:, 0], t[:, 1]) < d(t[:, 0], t[:, 2])).mean())
        return out


def train(net, take_step, data, steps, every, goal):
    """Takes steps until the goal is reached; the clock stands still while it is looked for."""
    test, spent, at, accuracy = HeldOut(data, np.random.RandomState(7)), 0.0, 0, {}
    reached = False
    while at < steps and not reached:
        net.train()
        start = time.perf_counter()
        for _ in range(min(every, steps - at)):
            take_step(at)
            at += 1
        spent += time.perf_counter() - start
        accuracy = test.accuracy(net)
        reached = all(accuracy[c] >= a for c, a in goal.items())
    return {
        "time to quality": {"unit": "s", "values": [spent] if reached else []},
        "steps to quality": {"unit": "", "values": [at] if reached else []},
        "whole training": {"unit": "s", "values": [spent]},
        **{f"final {c}": {"unit": "", "values": [a]} for c, a in accuracy.items()},
    }


def shared(path, seed, steps, every, goal):
    data, rng = Dataset.read(path), np.random.RandomState(seed)
    torch.manual_seed(seed)
    net = Csn().to(memory_format=torch.channels_last)  # the quicker of the two
    net.layout = torch.channels_last
    adam = torch.optim.Adam(net.parameters(), 1e-3)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(adam, steps)

    def take_step(_):
        batch = torch.from_numpy(rng.choice(data.train, 128, replace=False))
        loss = shared_loss(net, data, batch)
        adam.zero_grad()
        loss.backward()
        adam.step()
        schedule.step()

    return train(net, take_step, data, steps, every, goal)


def toy(path, seed, steps, every, goal):
    data, rng = Dataset.read(path), np.random.RandomState(seed)
    torch.manual_seed(seed)
    net = Csn(dropout=0.5)
    adam = torch.optim.Adam(net.parameters(), 1e-3)
    classes = [data.train[data.digit[data.train] == d] for d in range(10)]

    def take_step(at):
        c = at % 2
        rows = torch.from_numpy(toy_triplets(rng, c, data, classes))
        e = net(data.images[rows]) * net.masks()[c]
        a, p, n = e[:100], e[100:200], e[200:]
        loss = F.relu(distance(a, p) - distance(a, n) + 1).mean()
        adam.zero_grad()
        loss.backward()
        adam.step()

    return train(net, take_step, data, steps, every, goal)


def search(items, queries):
    if faiss is None:
        return {}
    faiss.omp_set_num_threads(THREADS)
    rng = np.random.RandomState(1)
    index = faiss.IndexFlatL2(D)
    index.add(rng.rand(items, D).astype(np.float32))
    points = iter(rng.rand(queries + queries // 4, 1, D).astype(np.float32))
    return {"query": millis(timed(lambda: index.search(next(points), 10), queries // 4, queries))}


def hnsw(gallery, queries):
    if faiss is None:
        return {}
    faiss.omp_set_num_threads(THREADS)
    x = np.load(f"{gallery}/embeddings.npy")
    index, flat = faiss.IndexHNSWFlat(x.shape[1], 16), faiss.IndexFlatL2(x.shape[1])
    index.hnsw.efConstruction, index.hnsw.efSearch = 100, 100
    start = time.perf_counter()
    index.add(x)
    build = time.perf_counter() - start
    flat.add(x)
    rows = np.random.RandomState(1).randint(0, len(x), 2 * queries)
    found, nearest = [], []
    points = iter(x[rows][:, None])
    seconds = timed(lambda: found.append(index.search(next(points), 11)[1][0]), queries, queries)
    points = iter(x[rows][:, None])
    exact = timed(lambda: nearest.append(flat.search(next(points), 11)[1][0]), queries, queries)
    hits = sum(len(set(a) & set(b)) - 1 for a, b in zip(found[queries:], nearest[queries:]))
    return {
        "build": {"unit": "s", "values": [build]},
        "query": millis(seconds),
        "exact": millis(exact),
        "recall@10": {"unit": "", "values": [hits / queries / 10]},
    }


def versions():
    return {
        "python": platform.python_version(),
        "torch": torch.__version__,
        "numpy": np.__version__,
        "faiss": faiss.__version__ if faiss else "none",
        "threads": str(THREADS),
    }


def peak_memory():
    try:
        with open("/proc/self/status") as status:
            kib = next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
        return {"peak memory": {"unit": "MiB", "values": [kib / 1024]}}
    except OSError:
        return {}


def main(verb, *arguments):
    if verb == "versions":
        return versions()
    if verb in ("shared", "toy"):
        path, seed, steps, every, *goal = arguments
        goal = {c: float(a) for c, a in (g.split("=") for g in goal)}
        figures = {"shared": shared, "toy": toy}[verb](path, int(seed), int(steps), int(every), goal)
    elif verb == "hnsw":
        figures = hnsw(arguments[0], int(arguments[1]))
    else:
        figures = {"step": step, "embed": embed, "faiss": search}[verb](*map(int, arguments))
    return {"figures": {**figures, **peak_memory()} if figures else {}}


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    print(json.dumps(main(*sys.argv[1:])), flush=True)
