"""Weights of @vladmandic/face-api: a manifest beside one binary file of tensors in its order."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

STORED_TYPES = {"float32": np.float32, "int32": np.int32, "uint8": np.uint8}


@dataclass
class StoredTensor:
    """As it is stored: values · scale + minimum is what is meant."""

    values: np.ndarray
    scale: float = 1
    minimum: float = 0

    def floats(self) -> np.ndarray:
        return (self.values.astype(np.float64) * self.scale + self.minimum).astype(np.float32)


def read_stored(folder: Path, name: str) -> dict[str, StoredTensor]:
    manifest = json.loads((folder / f"{name}-weights_manifest.json").read_text())
    binary = (folder / f"{name}.bin").read_bytes()
    weights = {}
    offset = 0
    for entry in manifest[0]["weights"]:
        count = int(np.prod(entry["shape"], dtype=np.int64))
        quantization = entry.get("quantization", {})
        stored = STORED_TYPES[quantization.get("dtype", entry["dtype"])]
        values = np.frombuffer(binary, stored, count, offset).reshape(entry["shape"])
        offset += values.nbytes
        scale, minimum = quantization.get("scale", 1), quantization.get("min", 0)
        weights[entry["name"]] = StoredTensor(values, scale, minimum)
    return weights


def read_weights(folder: Path, name: str) -> dict[str, np.ndarray]:
    return {key: tensor.floats() for key, tensor in read_stored(folder, name).items()}


def dense_kernel(weights: np.ndarray) -> np.ndarray:
    """Height, width, in, out → out, in, height, width."""
    return np.ascontiguousarray(weights.transpose(3, 2, 0, 1))


def depthwise_kernel(weights: np.ndarray) -> np.ndarray:
    """Height, width, channel, multiplier → channel · multiplier, 1, height, width."""
    height, width, channels, multiplier = weights.shape
    turned = weights.transpose(2, 3, 0, 1).reshape(channels * multiplier, 1, height, width)
    return np.ascontiguousarray(turned)
