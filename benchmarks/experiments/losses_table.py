#!/usr/bin/python3
"""Trains one plan with several losses and seeds and compares them on test images: mean and deviation over the seeds.

usage: losses_table.py PLAN OUT --test NAME=IMAGES:MASKS... --loss NAME=EXPRESSION... [--seeds 3] [--epochs N]
                       [--fold 0] [--held-out-only] [--toposeg ./toposeg] [-- OPTIONS OF train]

IMAGES and MASKS are patterns whose `*` is the case (`images/*_training.tif`). A mask's pixels above 0 are the label.
Finished runs are kept: started again, the script goes on where it ended.
"""
import argparse
import glob
import json
import os
import re
import statistics
import subprocess
import sys

import nibabel
import numpy
from PIL import Image

METRICS = ["dice", "cldice", "bettiError", "bettiMatchingError"]
COLUMNS = ["dice", "cldice", "bettiError.0", "bettiError.1", "bettiMatchingError.0", "bettiMatchingError.1"]


def arguments():
    own, rest = sys.argv[1:], []
    if "--" in own:
        cut = own.index("--")
        own, rest = own[:cut], own[cut + 1:]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("plan")
    parser.add_argument("out")
    parser.add_argument("--test", action="append", required=True)
    parser.add_argument("--loss", action="append", required=True)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--fold", type=int, default=0)
    parser.add_argument("--held-out-only", action="store_true", help="test only cases that the run held out")
    parser.add_argument("--toposeg", default="./toposeg")
    parser.add_argument("--table-only", action="store_true", help="of the runs that are finished")
    options = parser.parse_args(own)
    options.train = rest
    return options


def cases(pattern):
    """Path of each case of a pattern."""
    before, after = pattern.split("*")
    exact = re.compile(re.escape(before) + r"([^/]*?)" + re.escape(after))
    found = {exact.fullmatch(path).group(1): path for path in sorted(glob.glob(pattern)) if exact.fullmatch(path)}
    if not found:
        sys.exit(f"{pattern}: no file has this pattern.")
    return found


def state(run):
    try:
        with open(os.path.join(run, "run.json")) as file:
            return json.load(file)
    except FileNotFoundError:
        return {"state": "new"}


def train(options, run, expression, seed):
    before = state(run)["state"]
    if before == "finished" or options.table_only:
        return
    command = [options.toposeg, "train", options.plan, "--fold", str(options.fold), "--seed", str(seed),
               "--loss", expression, "-o", run, *options.train]
    if options.epochs:
        command += ["--epochs", str(options.epochs)]
    if before != "new":
        command += ["--resume"]
    subprocess.run(command, check=True, stdout=sys.stderr)


def pixels(path):
    if path.endswith((".nii", ".nii.gz")):
        return numpy.asarray(nibabel.load(path).dataobj) > 0
    # Rows of a picture are y; a NIfTI file's first axis is x.
    return (numpy.asarray(Image.open(path).convert("L")) > 0).T[:, :, None]


def reference(prediction, mask, target):
    """The mask on the prediction's grid, under the prediction's name."""
    image = nibabel.load(prediction)
    label = pixels(mask)
    if label.shape != image.shape:
        sys.exit(f"{mask} has {label.shape} pixels, its prediction {prediction} {image.shape}.")
    nibabel.save(nibabel.Nifti1Image(label.astype(numpy.uint8), image.affine), target)


def evaluate(options, run, name, images, masks):
    folder = os.path.join(run, "test-" + name)
    table = os.path.join(folder, "evaluation.json")
    if not os.path.exists(table):
        predictions, references = os.path.join(folder, "predictions"), os.path.join(folder, "references")
        os.makedirs(references, exist_ok=True)
        subprocess.run([options.toposeg, "predict", os.path.join(run, "bundle"), *images.values(), "-o", predictions],
                       check=True, stdout=sys.stderr)
        for case, image in images.items():
            stem = re.sub(r"(_0000)?\.(nii\.gz|[^.]*)$", "", os.path.basename(image)) + ".nii.gz"
            reference(os.path.join(predictions, stem), masks[case], os.path.join(references, stem))
        result = subprocess.run([options.toposeg, "evaluate", "--prediction", predictions, "--reference", references,
                                 "--metrics", ",".join(METRICS), "--ignore-position", "--json"],
                                check=True, stdout=subprocess.PIPE)
        with open(table, "wb") as file:
            file.write(result.stdout)
    with open(table) as file:
        return json.load(file)


def scores(document):
    """Means over the cases."""
    means = document["means"]["1"]
    return [means[m] for m in COLUMNS]


def spread(values):
    return statistics.stdev(values) if len(values) > 1 else 0.0


def show(title, results):
    print(f"\n{title}\n")
    print("| loss | Dice | clDice | Betti number error 0 | 1 | Betti matching error 0 | 1 | runs |")
    print("|---|---|---|---|---|---|---|---|")
    for name, runs in results.items():
        columns = list(zip(*runs))
        cells = [f"{statistics.mean(c):.3f} ± {spread(c):.3f}" for c in columns[:2]]
        cells += [f"{statistics.mean(c):.1f} ± {spread(c):.1f}" for c in columns[2:]]
        print(f"| {name} | " + " | ".join(cells) + f" | {len(runs)} |")


def main():
    options = arguments()
    tests = {name: tuple(map(cases, patterns.split(":"))) for name, patterns in (t.split("=", 1) for t in options.test)}
    losses = dict(loss.split("=", 1) for loss in options.loss)
    results = {test: {} for test in tests}
    for seed in range(1, options.seeds + 1):
        for name, expression in losses.items():
            run = os.path.join(options.out, f"{name}-seed-{seed}")
            train(options, run, expression, seed)
            if state(run)["state"] != "finished":
                continue
            for test, (images, masks) in tests.items():
                if options.held_out_only:
                    images = {case: images[case] for case in state(run)["heldOut"]}
                document = evaluate(options, run, test, images, masks)
                results[test].setdefault(name, []).append(scores(document))
    for test, found in results.items():
        show(test, found)


if __name__ == "__main__":
    main()
