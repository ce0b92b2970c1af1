"""Rewrites of PP-OCRv4's graphs that change no result beyond rounding, so that fewer, larger nodes are left.

Exact at the borders too: a constant added before a zero-padded convolution is not folded into its
bias, because the padding would then count as that constant.
"""

import numpy as np
from onnx import helper

from graph import Graph, attribute

EPSILON = 1e-5


def fold_batch_normalization(graph: Graph) -> None:
    for node in list(graph.nodes):
        if node.op_type != "BatchNormalization":
            continue
        gamma, beta, mean, variance = (graph.constants[one] for one in node.input[1:5])
        factor = gamma / np.sqrt(variance + attribute(node, "epsilon", EPSILON))
        offset = beta - mean * factor
        conv = graph.producer(node.input[0])
        dropped = [node]
        bias = 0
        if conv.op_type == "Add":
            bias = graph.constant_input(conv).reshape(-1)
            dropped.append(conv)
            conv = graph.producer(graph.variable_input(conv))
        weights = graph.constants[conv.input[1]]
        along = (-1, 1, 1, 1) if conv.op_type == "Conv" else (1, -1, 1, 1)
        if len(conv.input) > 2:
            bias = bias + graph.constants[conv.input[2]]
        graph.set_convolution(
            conv, conv.input[0], weights * factor.reshape(along), bias * factor + offset
        )
        conv.output[0] = node.output[0]
        graph.remove(dropped)


def fold_scalars_into_convolutions(graph: Graph) -> None:
    """A multiplication by, or addition of, one number directly behind a convolution."""
    while any(_fold_scalar(graph, node) for node in list(graph.nodes)):
        pass


def _fold_scalar(graph: Graph, node) -> bool:
    if node.op_type not in ("Mul", "Add"):
        return False
    scalars = [graph.scalar(one) for one in node.input]
    if sum(value is not None for value in scalars) != 1:
        return False
    variable = 0 if scalars[0] is None else 1
    value = scalars[1 - variable]
    tensor = node.input[variable]
    conv = graph.producer(tensor)
    if conv is None or conv.op_type not in ("Conv", "ConvTranspose"):
        return False
    if len(graph.consumers(tensor)) != 1 or tensor in graph.outputs:
        return False
    weights = graph.constants[conv.input[1]]
    bias = graph.bias(conv, weights.shape[0 if conv.op_type == "Conv" else 1])
    if node.op_type == "Mul":
        weights, bias = weights * value, bias * value
    else:
        bias = bias + value
    graph.set_convolution(conv, conv.input[0], weights, bias)
    conv.output[0] = node.output[0]
    graph.remove([node])
    return True


def fuse_hard_swish(graph: Graph) -> None:
    """x · clip(x + 3, 0, 6) / 6 · c + d becomes x · HardSigmoid(x), c and d moved into what follows."""
    for division in list(graph.nodes):
        if division.op_type == "Div" and graph.scalar(division.input[1]) == 6.0:
            _fuse_hard_swish(graph, division)


def _fuse_hard_swish(graph: Graph, division) -> None:
    product = graph.producer(division.input[0])
    if product.op_type != "Mul":
        return
    producers = [graph.producer(one) for one in product.input]
    clip = next((one for one in producers if one is not None and one.op_type == "Clip"), None)
    if clip is None:
        return
    shift = graph.producer(clip.input[0])
    source = next(one for one in shift.input if graph.scalar(one) is None)
    affine = {"Mul": 1.0, "Add": 0.0}
    removed = [division, product, clip, shift]
    result = division.output[0]
    consumers = graph.consumers(result)
    for kind in affine:
        if len(consumers) != 1 or consumers[0].op_type != kind:
            continue
        scalars = [graph.scalar(one) for one in consumers[0].input]
        if all(value is None for value in scalars):
            continue
        affine[kind] = next(value for value in scalars if value is not None)
        removed.append(consumers[0])
        result = consumers[0].output[0]
        consumers = graph.consumers(result)
    graph.remove(removed)
    gate, swish = graph.new_name("gate"), graph.new_name("hsw")
    added = [
        helper.make_node("HardSigmoid", [source], [gate], alpha=1 / 6, beta=0.5),
        helper.make_node("Mul", [source, gate], [swish]),
    ]
    place = graph.nodes.index(graph.producer(source)) + 1
    added += _move_affine(graph, swish, result, consumers, affine["Mul"], affine["Add"])
    graph.nodes[place:place] = added


def _move_affine(graph: Graph, swish: str, result: str, consumers, factor: float, offset: float):
    """Makes `consumers` of `result` take `swish` · factor + offset; answers the nodes that needs."""
    unfolded = []
    for node in consumers:
        padded = any(attribute(node, "pads", [0]))
        if node.op_type != "Conv" or (padded and abs(offset) >= 3e-4):
            unfolded.append(node)
            continue
        weights = graph.constants[node.input[1]]
        bias = graph.bias(node, weights.shape[0]) + offset * weights.sum(axis=(1, 2, 3))
        graph.set_convolution(node, swish, weights * factor, bias)
    if not unfolded:
        return []
    if all(node.op_type == "Conv" for node in unfolded) and abs(factor) > 1e-6:
        shifted = graph.new_name("t")
        added = [helper.make_node("Add", [swish, graph.constant(np.float32(offset / factor))], [shifted])]
        for node in unfolded:
            weights = graph.constant((graph.constants[node.input[1]] * factor).astype(np.float32))
            inputs = [shifted, weights, *node.input[2:]]
            del node.input[:]
            node.input.extend(inputs)
        return added
    added = []
    tensor = swish
    for kind, value, neutral in (("Mul", factor, 1.0), ("Add", offset, 0.0)):
        if value == neutral:
            continue
        following = graph.new_name("t")
        added.append(helper.make_node(kind, [tensor, graph.constant(np.float32(value))], [following]))
        tensor = following
    for node in unfolded:
        for i, one in enumerate(node.input):
            if one == result:
                node.input[i] = tensor
    return added


def fuse_residual_gates(graph: Graph) -> None:
    """x + x · s becomes x · (1 + s), where s is a squeeze-excite gate: the addition is then of a vector."""
    for node in list(graph.nodes):
        if node.op_type == "Add" and node in graph.nodes:
            _fuse_residual_gate(graph, node)


def _fuse_residual_gate(graph: Graph, node) -> None:
    for gated, plain in ((0, 1), (1, 0)):
        product = graph.producer(node.input[gated])
        if product is None or product.op_type != "Mul" or node.input[plain] not in product.input:
            continue
        if len(graph.consumers(product.output[0])) != 1:
            continue
        gates = [one for one in product.input if one != node.input[plain]]
        gate = graph.producer(gates[0]) if len(gates) == 1 else None
        if gate is None or gate.op_type != "HardSigmoid":
            continue
        raised = graph.new_name("se1")
        graph.remove([node, product])
        one = graph.constant(np.float32([1.0]).reshape(1, 1, 1, 1))
        addition = helper.make_node("Add", [gates[0], one], [raised])
        graph.nodes.insert(graph.nodes.index(gate) + 1, addition)
        place = max(
            graph.nodes.index(graph.producer(tensor)) for tensor in (node.input[plain], raised)
        )
        multiplied = helper.make_node("Mul", [node.input[plain], raised], [node.output[0]])
        graph.nodes.insert(place + 1, multiplied)
        return


def rewrite(source: str, target: str, residual_gates: bool) -> None:
    graph = Graph(source)
    fold_batch_normalization(graph)
    fold_scalars_into_convolutions(graph)
    fuse_hard_swish(graph)
    if residual_gates:
        fuse_residual_gates(graph)
    graph.save(target)
