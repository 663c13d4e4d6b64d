package dev.csn.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Command lines and configurations that cannot be meant. */
@ExtendWith(SampleRun.Extension.class)
class WrongUsageTest {
  private final SampleRun sample;
  @TempDir private Path directory;

  WrongUsageTest(SampleRun sample) {
    this.sample = sample;
  }

  /** RUN, DATA, CONFIG, MNIST are the sample's; NEW does not exist. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ""                                        | VERB, --help
          qurey --condition color                   | verb 'qurey', did you mean query?
          paint                                     | verb 'paint', `csn --help`
          --quiet                                   | flag '--quiet', `csn --help`
          query --conditon color                    | flag '--conditon', did you mean --condition?
          query --conditon=color                    | flag '--conditon', did you mean --condition?
          train --config CONFIG --overwrite         | flag '--overwrite', `csn train --help`
          query --run RUN                           | --condition: missing, color, digit
          embed --run RUN                           | '--output
          evaluate RUN                              | 'RUN'
          query --run                               | '--run'
          query --condition color --format xml      | '--format', 'xml', [text, json]
          query --condition color --quiet=maybe     | '--quiet', 'maybe'
          query --condition color -k ten            | '-k', 'ten', whole number
          query --condition color --id 1.5          | '--id', '1.5', whole number
          query --condition color --id 99999999999  | '--id', '99999999999', 32 bits
          query --condition color --seed x          | '--seed', 'x' must be a whole number of at most 64 bits
          prepare-data images --test half           | '--test', 'half' must be a number
          query --condition color --seed now        | '--seed', 'now'
          query --run RUN --condition color -k 0    | -k: 0, at least 1
          query --run RUN --condition color -k -3   | -k: -3, at least 1
          query --run RUN --condition color --id -1 | --id: -1, from 0 to 299
          query --run RUN --condition color --id 300 | --id: 300, from 0 to 299
          query --run RUN --condition color --id 1 --image x.png | --image, x.png, --id 1
          query --run RUN --condition colour        | --condition, 'colour', did you mean 'color'?
          query --run RUN --condition shape         | 'shape', color, digit
          query --run RUN --condition color=        | --condition, weight, 'color', at least 0
          query --run RUN --condition color=-1      | '-1', at least 0
          query --run RUN --condition color=NaN     | 'NaN', finite
          query --run RUN --condition color=1;digit=2 | 'color=1;digit'
          query --run RUN --condition color=0,digit=0 | all weights are 0
          query --run RUN --condition color,color   | 'color' is named twice
          query --run RUN --condition color,        | NAME or NAME=WEIGHT
          query --run RUN --condition =1            | NAME or NAME=WEIGHT
          query --run RUN --condition color --split tset | --split, 'tset', test
          query --run RUN --condition color --output grid.jpg | --output grid.jpg, .png or .svg
          query --run RUN --condition color --output svg      | --output svg, .png or .svg
          query --run RUN --condition color --where digt=3    | --where 'digt=3', unknown 'digt', did you mean 'digit'?, color_r
          query --run RUN --condition color --where digit=33  | --where 'digit=33', no class '33' of digit
          query --run RUN --condition color --where color=3   | unknown 'color', color_r
          query --run RUN --condition color --where digit     | must be NAME=VALUE, digit
          query --run RUN --condition color --where color_r=x | 'x' must be a number, 100..200
          query --run RUN --condition color --where color_r=9..1 | range 9..1 is empty
          query --run RUN --condition color --where           | '--where'
          query --run RUN --condition color --candidates 0    | --candidates: 0, at least 1
          query --run RUN --condition color --index --split train | --index: cannot be combined with --split train, csn embed
          query --run RUN --condition color --gallery NEW --split train | --gallery NEW, --split train
          index --run RUN --kind hnws               | --kind: 'hnws', did you mean hnsw?
          index --run RUN --connections 1           | --connections: 1, at least 2
          index --run RUN --construction 5000       | --construction: 5000, at most 4096
          index --run RUN --split train             | '--split'
          dump-masks --run RUN --plot masks.png     | --plot masks.png, must end in .svg
          plot --run RUN                            | '--output
          plot --run RUN --study DATA --output NEW  | --study DATA, --run RUN, name one
          evaluate --run RUN --split all            | --split, 'all', validation
          embed --run RUN --split '' --output NEW   | --split, must be train
          embed --run RUN --split al --output NEW   | --split 'al', must be train, test or all
          embed --run RUN --output NEW --master     | '--master'
          embed --run RUN --output NEW --master local[2] | --master local[2], no Spark, `scripts/spark-build`
          embed --run RUN --output NEW --master local --projector | --projector, cannot be combined
          embed --run RUN --output RUN --master local | exists already, new or an empty
          query --run RUN --condition color --id 3 --master local[2] | --master local[2], no Spark, `scripts/spark-build`
          query --run RUN --condition color --id 3 --master  | '--master'
          query --run RUN --condition color --master local   | --master: , no anchor, --id or --image, --queries
          query --run RUN --condition color --id 3 --index --master local | --index: , --master, exact
          query --run RUN --condition color --id 3 --seed 1 --index --master local | --index: , --master
          query --run RUN --condition colour --id 3 --master local | 'colour', did you mean 'color'?
          query --run RUN --condition color --id 3 --where digt=3 --master local | --where 'digt=3', did you mean 'digit'?
          evaluate --run RUN --master local[2]      | --master local[2], no Spark, `scripts/spark-build`
          evaluate --run RUN --gallery NEW --master local | --master local, no Spark
          evaluate --run RUN --gallery              | '--gallery'
          train --config CONFIG --run NEW --master local[2] | --master local[2], no Spark, `scripts/spark-build`
          train --resume --run RUN --master local[2] | --master local[2], no Spark
          train --config CONFIG --run NEW --master local --set training.margn=1 | training.margn, did you mean training.margin?
          query --run RUN --condition color --split all | --split 'all', train, validation or test
          train                                     | --config
          train --resume --run RUN --set training.margin=0.5 | --resume: RUN, training.margin: 0.3 -> 0.5, training.steps
          train --resume --run RUN --config CONFIG --set dataset=x --set training.seed=2 | dataset: "DATA" -> "x", training.seed: 1 -> 2
          train --resume --run RUN --set training.steps=19   | training.steps: 19, more than the 20, RUN
          train --resume --run RUN --set training.stps=50    | --set, training.stps, did you mean training.steps?
          train --config CONFIG --run RUN           | --run RUN, not empty
          train --config NEW                        | NEW, no such file
          train --config @CONFIG                    | @CONFIG, no such file
          @CONFIG                                   | verb '@CONFIG'
          train --config DATA                       | DATA, directory
          train --config CONFIG --set               | '--set'
          train --config CONFIG --set training.margin       | --set, 'training.margin', key=value
          train --config CONFIG --set training.margn=1      | --set, training.margn, did you mean training.margin?
          train --config CONFIG --set margin=1              | margin, did you mean training.margin?
          train --config CONFIG --set training.margin=wide  | --set, training.margin, "wide", a number
          train --config CONFIG --set training.margin=0     | --set, training.margin, 0.0, above 0
          train --config CONFIG --set training.steps=1.5    | training.steps, 1.5, whole number
          train --config CONFIG --set training.steps=0      | training.steps, 0, at least 1
          train --config CONFIG --set training.batchSize=151 | training.batchSize, 151, 150
          train --config CONFIG --set training.tripletPool=9 | training.tripletPool, 9, training.sampling, independent, shared
          train --config CONFIG --set training.learningRate=2 | training.learningRate, 2.0, at most 1
          train --config CONFIG --set training.schedule=cosin | training.schedule, 'cosin', did you mean cosine?
          train --config CONFIG --set model.variant=siamese | model.variant, 'siamese', learned
          train --config CONFIG --set model.embeddingSize=0 | model.embeddingSize, 0, at least
          prepare-data --source MNIST --output NEW --limit 3     | --limit, 3, at least 4
          prepare-data --limit 5 images --images DATA --attributes CONFIG --output NEW | --limit, before 'images'
          prepare-data --limit 5 fonts --fonts DATA --output NEW | --limit, before 'fonts'
          prepare-data --limit 5 triplets --images DATA --triplets DATA --output NEW | --limit, before 'triplets'
          prepare-data triplets --images DATA --triplets DATA --output NEW --fit crp | --fit 'crp', crop, pad or stretch
          prepare-data triplets --images DATA --triplets DATA --output NEW --size 64 | --size, '64', WIDTHxHEIGHT
          prepare-data shards --source DATA --output NEW          | '--items
          prepare-data shards --source DATA --output NEW --items 0 | --items: 0, at least 1
          prepare-data shards --source DATA --output NEW --items 2x | '--items', '2x', whole number
          prepare-data shards --source DATA --output DATA/a --items 9 | --output DATA/a, neither in --source DATA
          prepare-data shards --source DATA --output RUN --items 9 --force | --output RUN, no file of a dataset
          prepare-data --limit 5 shards --source DATA --items 9 --output NEW | --limit, before 'shards'
          prepare-data --source MNIST --output NEW --limit -1    | --limit, -1
          prepare-data --source MNIST --output NEW --limit many  | '--limit', 'many', whole number
          prepare-data --source MNIST --output NEW --limit 60001 | --limit, 60001, 60000
          prepare-data --source MNIST --output NEW --seed x      | '--seed', 'x'
          prepare-data --source MNIST --output DATA --limit 8    | --output DATA, --force
          prepare-data --source MNIST --output RUN --force       | --output RUN, no file of a dataset
          prepare-data --source MNIST --output NEW --color-from digit     | csn: --color-from digit: , digit:0.5
          prepare-data --source MNIST --output NEW --color-from digit:    | csn: --color-from digit:: , from 0 to 1
          prepare-data --source MNIST --output NEW --color-from digit:1.5 | csn: --color-from digit:1.5, from 0 to 1
          prepare-data --source MNIST --output NEW --color-from digit:NaN | csn: --color-from digit:NaN, from 0 to 1
          prepare-data --source MNIST --output NEW --color-from font:1    | csn: --color-from font:1, 'font', must be digit
          prepare-data --source MNIST --output NEW --color-from           | '--color-from'
          prepare-data --config NEW                              | NEW, no such file
          """)
  void aMistypedCommandLineCostsALineThatNamesTheMistake(String line, String named)
      throws IOException {
    Object[] arguments =
        line.isEmpty()
            ? new Object[0]
            : Arrays.stream(line.split(" +", -1))
                .map(a -> a.equals("''") ? "" : place(a))
                .toArray();
    new Mistake(sample.csn, sample.home, directory)
        .costs(Mistake.USAGE, Set.of(place(named).split(", ", -1)), arguments);
  }

  private String place(String text) {
    return text.replace("RUN", sample.run.toString())
        .replace("DATA", sample.dataset.toString())
        .replace("CONFIG", sample.config.toString())
        .replace("MNIST", SampleRun.MNIST.toString())
        .replace("NEW", directory.resolve("new").toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"trainng": {}}                      | unknown key trainng, training
          {"training": {"margn": 1}}           | training.margn, did you mean training.margin?
          {"training.margin": 1}               | training.margin, nested
          {"training": {"margin": "wide"}}     | training.margin, "wide", a number
          {"training": {"steps": 10.5}}        | training.steps, 10.5, whole number
          {"training": {"steps": -1}}          | training.steps, -1, at least 1
          {"training": {"seed": null}}         | training.seed, null, whole number
          {"training": 3}                      | training, 3, an object
          {"model": {"dropout": 1}}            | model.dropout, 1, below 1
          {"dataset": ""}                      | dataset, blank
          {"training": {"margin": 1, "margin": 2}} | margin, line 1
          {"training": {"margin": 1}           | not valid JSON, line
          {"training": {"margin": 1}} {}       | not valid JSON, line
          [1]                                  | [1], an object
          ``                                   | nothing, an object
          """)
  void aConfigurationThatIsNotUnderstoodIsRefused(String json, String named) throws IOException {
    Path config = Files.writeString(directory.resolve("mine.json"), json);
    Set<String> all = new HashSet<>(Set.of(named.split(", ", -1)));
    all.add(config.toString());
    new Mistake(sample.csn, sample.home, directory)
        .costs(Mistake.USAGE, all, "train", "--config", config, "--run", directory.resolve("run"));
  }
}
