"""PP-OCRv4's two networks as the engine runs them: fewer nodes, smaller answers, same results."""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper, version_converter

from exact_rewrites import rewrite
from graph import Graph

# Per-channel quantisation needs it.
OPSET = 13


def name_nodes(file: str) -> None:
    """Lists of what to leave out of quantisation need names."""
    model = onnx.load(file)
    if model.opset_import[0].version < OPSET:
        model = version_converter.convert_version(model, OPSET)
    for i, node in enumerate(model.graph.node):
        node.name = f"n{i}_{node.op_type}"
    onnx.save(model, file)


def write_text_detector(source: str, target: str) -> None:
    rewrite(source, target, residual_gates=True)
    name_nodes(target)
    _halve_resolution(target)


def _halve_resolution(file: str) -> None:
    """
    The head enlarges its map twice by transposed convolutions of 2 × 2 without overlap: the first is
    a 1 × 1 convolution into four phases, and of the second, a mean over its four phases is enough. The
    answer is [n, 4, h/4, w/4]: channel 2 · dy + dx is pixel (2y + dy, 2x + dx) at half resolution.
    """
    graph = Graph(file)
    sigmoid = graph.producer(graph.outputs[0])
    second, addend = _behind_addition(graph, sigmoid.input[0])
    relu = graph.producer(second.input[0])
    first, first_addend = _behind_addition(graph, relu.input[0])
    weights = graph.constants[first.input[1]]
    inputs, channels = weights.shape[:2]
    bias = graph.bias(first, channels)
    last = graph.constants[second.input[1]].mean(axis=(2, 3)).reshape(channels)
    last_bias = float(graph.bias(second, 1)[0]) + _sum_of(graph, addend)
    graph.remove([node for node in (sigmoid, second, relu, first, addend, first_addend) if node])
    enlarging = weights.transpose(2, 3, 1, 0).reshape(4 * channels, inputs, 1, 1)
    reducing = np.zeros((4, 4 * channels, 1, 1), np.float32)
    for phase in range(4):
        reducing[phase, phase * channels : (phase + 1) * channels, 0, 0] = last
    one_by_one = dict(kernel_shape=[1, 1], strides=[1, 1], pads=[0, 0, 0, 0])
    for name, value in {
        "tA": enlarging.astype(np.float32),
        "ta": np.tile(bias, 4).astype(np.float32),
        "tZ": reducing,
        "tz": np.full(4, last_bias, np.float32),
    }.items():
        graph.constants[name] = value
    graph.nodes += [
        helper.make_node("Conv", [first.input[0], "tA", "ta"], ["tail1"], "tail_conv1", **one_by_one),
        helper.make_node("Relu", ["tail1"], ["tail2"], "tail_relu"),
        helper.make_node("Conv", ["tail2", "tZ", "tz"], ["tail3"], "tail_conv2", **one_by_one),
        helper.make_node("Sigmoid", ["tail3"], ["prob"], "tail_sig"),
    ]
    del graph.model.graph.output[:]
    graph.model.graph.output.append(
        helper.make_tensor_value_info("prob", TensorProto.FLOAT, ["n", 4, "h4", "w4"])
    )
    graph.outputs = ["prob"]
    graph.save(file)


def _behind_addition(graph: Graph, tensor: str):
    node = graph.producer(tensor)
    if node.op_type != "Add":
        return node, None
    return graph.producer(graph.variable_input(node)), node


def _sum_of(graph: Graph, addition) -> float:
    return 0.0 if addition is None else float(graph.constant_input(addition).reshape(-1)[0])


def read_keys(file: Path) -> list[str]:
    """The recogniser's classes: blank, the key file's lines, space."""
    keys = [key.rstrip("\r") for key in file.read_text(encoding="utf8").split("\n")]
    while keys and keys[-1] == "":
        keys.pop()
    return ["<blank>", *keys, " "]


def write_text_recogniser(source: str, keys: list[str], target: str) -> None:
    """
    Answers, a step: the likeliest class (`idx`), its probability (`val`), and the probabilities of a
    blank and the ten digits (`dig`), instead of 6625 probabilities.
    """
    rewrite(source, target, residual_gates=False)
    name_nodes(target)
    model = onnx.load(target)
    graph = model.graph
    probabilities = graph.output[0].name
    classes = np.array([0, *(keys.index(str(digit)) for digit in range(10))], np.int64)
    graph.initializer.append(numpy_helper.from_array(classes, "digidx"))
    graph.node.extend(
        [
            helper.make_node("ArgMax", [probabilities], ["idx"], "o_arg", axis=2, keepdims=0),
            helper.make_node("ReduceMax", [probabilities], ["val"], "o_max", axes=[2], keepdims=0),
            helper.make_node("Gather", [probabilities, "digidx"], ["dig"], "o_dig", axis=2),
        ]
    )
    del graph.output[:]
    graph.output.extend(
        [
            helper.make_tensor_value_info("idx", TensorProto.INT64, ["n", "t"]),
            helper.make_tensor_value_info("val", TensorProto.FLOAT, ["n", "t"]),
            helper.make_tensor_value_info("dig", TensorProto.FLOAT, ["n", "t", 11]),
        ]
    )
    del graph.value_info[:]
    onnx.save(model, target)
