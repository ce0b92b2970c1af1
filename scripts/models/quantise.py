"""Static int8: activations unsigned, weights signed and a scale a channel, ranges from calibration."""

from collections.abc import Callable, Iterable

import numpy as np
import onnx
from onnxruntime.quantization import (
    CalibrationDataReader,
    CalibrationMethod,
    QuantFormat,
    QuantType,
    quantize_static,
)


class Tensors(CalibrationDataReader):
    def __init__(self, tensors: Iterable[np.ndarray]):
        self.tensors = iter(tensors)

    def get_next(self):
        tensor = next(self.tensors, None)
        return None if tensor is None else {"x": tensor}


class Convolution:
    def __init__(self, node, shape: list[int], gates: bool, predicts: bool):
        self.name = node.name
        self.shape = shape
        self.is_depthwise = shape[1] == 1
        self.is_gate = gates
        self.predicts = predicts


def convolutions(file: str) -> list[Convolution]:
    graph = onnx.load(file).graph
    shapes = {one.name: list(one.dims) for one in graph.initializer}
    pooled = {node.output[0] for node in graph.node if node.op_type == "GlobalAveragePool"}
    transposed = {node.input[0] for node in graph.node if node.op_type == "Transpose"}
    gates = set()
    for node in graph.node:
        if node.op_type == "Conv" and node.input[0] in pooled:
            activation = next(one for one in graph.node if node.output[0] in one.input)
            followers = (one for one in graph.node if activation.output[0] in one.input)
            gates |= {node.name, *(one.name for one in followers)}
    return [
        Convolution(node, shapes[node.input[1]], node.name in gates, node.output[0] in transposed)
        for node in graph.node
        if node.op_type == "Conv"
    ]


def quantise(
    source: str,
    target: str,
    calibration: Iterable[np.ndarray],
    keep: Callable[[int, Convolution], bool],
    kinds: tuple[str, ...] = ("Conv",),
) -> None:
    """`keep` says of the n-th convolution that it stays as it is."""
    quantize_static(
        source,
        target,
        Tensors(calibration),
        quant_format=QuantFormat.QDQ,
        op_types_to_quantize=list(kinds),
        per_channel=True,
        reduce_range=False,
        activation_type=QuantType.QUInt8,
        weight_type=QuantType.QInt8,
        calibrate_method=CalibrationMethod.MinMax,
        nodes_to_exclude=[one.name for i, one in enumerate(convolutions(source)) if keep(i, one)],
        extra_options={"ActivationSymmetric": False, "WeightSymmetric": True},
    )
