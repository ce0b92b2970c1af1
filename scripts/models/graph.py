"""An ONNX graph as lists that can be rewritten."""

from collections.abc import Iterable

import numpy as np
import onnx
from onnx import helper, numpy_helper


def attribute(node: onnx.NodeProto, name: str, default=None):
    for candidate in node.attribute:
        if candidate.name == name:
            return helper.get_attribute_value(candidate)
    return default


class Graph:
    """Nodes in topological order and constants by name; constants of nodes become initializers."""

    def __init__(self, file: str):
        self.model = onnx.load(file)
        graph = self.model.graph
        self.constants = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
        self.nodes: list[onnx.NodeProto] = []
        for node in graph.node:
            if node.op_type == "Constant":
                self.constants[node.output[0]] = numpy_helper.to_array(node.attribute[0].t)
            else:
                self.nodes.append(node)
        self.outputs = [one.name for one in graph.output]
        self._names = 0

    def new_name(self, prefix: str) -> str:
        self._names += 1
        return f"{prefix}_{self._names}"

    def constant(self, value: np.ndarray) -> str:
        name = self.new_name("w")
        self.constants[name] = np.asarray(value)
        return name

    def producer(self, tensor: str) -> onnx.NodeProto | None:
        return next((node for node in self.nodes if tensor in node.output), None)

    def consumers(self, tensor: str) -> list[onnx.NodeProto]:
        return [node for node in self.nodes if tensor in node.input]

    def scalar(self, tensor: str) -> float | None:
        value = self.constants.get(tensor)
        return float(value.reshape(-1)[0]) if value is not None and value.size == 1 else None

    def constant_input(self, node: onnx.NodeProto) -> np.ndarray:
        return next(self.constants[one] for one in node.input if one in self.constants)

    def variable_input(self, node: onnx.NodeProto) -> str:
        return next(one for one in node.input if one not in self.constants)

    def bias(self, conv: onnx.NodeProto, channels: int) -> np.ndarray:
        if len(conv.input) > 2:
            return self.constants[conv.input[2]]
        return np.zeros(channels, np.float32)

    def set_convolution(self, conv, source: str, weights: np.ndarray, bias: np.ndarray) -> None:
        inputs = [
            source,
            self.constant(weights.astype(np.float32)),
            self.constant(bias.astype(np.float32)),
        ]
        del conv.input[:]
        conv.input.extend(inputs)

    def remove(self, nodes: Iterable[onnx.NodeProto]) -> None:
        for node in nodes:
            self.nodes.remove(node)

    def save(self, file: str) -> None:
        used = {one for node in self.nodes for one in node.input} | set(self.outputs)
        graph = helper.make_graph(
            self.nodes,
            "g",
            list(self.model.graph.input)[:1],
            list(self.model.graph.output),
            [
                numpy_helper.from_array(np.ascontiguousarray(value), name)
                for name, value in self.constants.items()
                if name in used
            ],
        )
        version = self.model.opset_import[0].version
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", version)])
        model.ir_version = 8
        onnx.save(model, file)
