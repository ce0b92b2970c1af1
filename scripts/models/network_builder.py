"""Writes an ONNX graph node by node."""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSET = 17


class NetworkBuilder:
    def __init__(self, *input_shape):
        self.nodes = []
        self.initializers = []
        self.outputs = []
        self._names = 0
        self.input = helper.make_tensor_value_info("x", TensorProto.FLOAT, input_shape)

    def _name(self, prefix: str) -> str:
        self._names += 1
        return f"{prefix}{self._names - 1}"

    def constant(self, value: np.ndarray) -> str:
        name = self._name("w")
        self.initializers.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, inputs: list[str], output: str | None = None, **attributes) -> str:
        output = output or self._name("t")
        self.nodes.append(helper.make_node(kind, inputs, [output], output, **attributes))
        return output

    def convolution(self, source: str, weights: np.ndarray, bias: np.ndarray, **attributes) -> str:
        inputs = [source, self.constant(weights), self.constant(bias)]
        return self.node("Conv", inputs, **attributes)

    def output(self, name: str, *shape) -> None:
        self.outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))

    def save(self, file: str) -> None:
        graph = helper.make_graph(self.nodes, "g", [self.input], self.outputs, self.initializers)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)])
        model.ir_version = 8
        onnx.save(model, file)
