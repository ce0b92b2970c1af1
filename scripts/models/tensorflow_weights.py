"""Weights of @vladmandic/face-api: a manifest beside one binary file of tensors in its order."""

import json
from pathlib import Path

import numpy as np

STORED_TYPES = {"float32": np.float32, "int32": np.int32, "uint8": np.uint8}


def read_weights(folder: Path, name: str) -> dict[str, np.ndarray]:
    manifest = json.loads((folder / f"{name}-weights_manifest.json").read_text())
    binary = (folder / f"{name}.bin").read_bytes()
    weights = {}
    offset = 0
    for entry in manifest[0]["weights"]:
        count = int(np.prod(entry["shape"], dtype=np.int64))
        quantization = entry.get("quantization")
        stored = STORED_TYPES[quantization["dtype"] if quantization else entry["dtype"]]
        values = np.frombuffer(binary, stored, count, offset)
        offset += values.nbytes
        if quantization:
            values = values.astype(np.float64) * quantization["scale"] + quantization["min"]
        kind = np.int32 if entry["dtype"] == "int32" else np.float32
        weights[entry["name"]] = values.astype(kind).reshape(entry["shape"])
    return weights


def dense_kernel(weights: np.ndarray) -> np.ndarray:
    """Height, width, in, out → out, in, height, width."""
    return np.ascontiguousarray(weights.transpose(3, 2, 0, 1))


def depthwise_kernel(weights: np.ndarray) -> np.ndarray:
    """Height, width, channel, multiplier → channel · multiplier, 1, height, width."""
    height, width, channels, multiplier = weights.shape
    turned = weights.transpose(2, 3, 0, 1).reshape(channels * multiplier, 1, height, width)
    return np.ascontiguousarray(turned)
