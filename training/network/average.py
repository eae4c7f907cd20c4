"""Average a checkpoint with the shipped network that it was trained further from.

Run: python -m training.network.average net.pt models/ out.pt --share 0.8

Weights that went one way together can be averaged (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models"): the
mean keeps what the shipped network knew at home and most of what the new articles taught. Pointers that the shipped
network has not are taken from the checkpoint as they are.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

from quotes.analysis.attribution.links import WIDTH
from training.network.model import Network, Shape, load_shipped

POINTER_WEIGHTS = ("nulls", "null_bias", "distance", "paragraph")


def averaged(new: dict, shipped: dict, share: float, known: int) -> dict:
    """``share`` of ``new`` and the rest of ``shipped``, parameter by parameter, but for pointers from ``known`` on."""
    out = {name: share * value + (1 - share) * shipped[name] for name, value in new.items()}
    for name in ("links.weight", "links.bias"):
        out[name][known * 2 * WIDTH :] = new[name][known * 2 * WIDTH :]
    for name in POINTER_WEIGHTS:
        out[name][known:] = new[name][known:]
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("shipped", type=Path, help="the folder of the network that the checkpoint began with")
    parser.add_argument("out", type=Path)
    parser.add_argument("--share", type=float, default=0.8, help="the checkpoint's part")
    args = parser.parse_args()
    kept = torch.load(args.checkpoint, weights_only=False)
    network = Network(Shape(layers=kept["layers"]))
    load_shipped(network, args.shipped / "attribution.onnx", args.shipped / "attribution.json")
    known = len(json.loads((args.shipped / "attribution.json").read_text())["links"]["null_bias"])
    out = averaged(kept["network"], network.state_dict(), args.share, known)
    torch.save({"network": out, "layers": kept["layers"]}, args.out)


if __name__ == "__main__":
    main()
