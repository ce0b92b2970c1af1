"""face-api's SSD MobileNet V1 as ONNX for pictures of any size: raw boxes and classes of six maps."""

from pathlib import Path

import numpy as np

from network_builder import NetworkBuilder
from tensorflow_weights import dense_kernel, depthwise_kernel, read_weights

BATCH_NORMALIZATION_EPSILON = 0.0010000000474974513
HALVING_LAYERS = (2, 4, 6, 12)
HEAD_LAYERS = (("Prediction", i, 2 if i % 2 else 1) for i in range(8))


class FaceDetectorBuilder:
    def __init__(self, weights: dict[str, np.ndarray]):
        self.weights = weights
        self.network = NetworkBuilder("n", 3, "h", "w")
        self.zero = self.network.constant(np.float32(0))
        self.six = self.network.constant(np.float32(6))

    def clipped(self, tensor: str) -> str:
        return self.network.node("Clip", [tensor, self.zero, self.six])

    def pointwise(self, source: str, part: str, stride: int, layer: int) -> str:
        name = f"{part}/Conv2d_{layer}_pointwise"
        convolved = self.network.convolution(
            source,
            dense_kernel(self.weights[f"{name}/weights"]),
            self.weights[f"{name}/convolution_bn_offset"],
            strides=[stride, stride],
            auto_pad="SAME_UPPER",
        )
        return self.clipped(convolved)

    def depthwise(self, source: str, stride: int, layer: int) -> str:
        name = f"MobilenetV1/Conv2d_{layer}_depthwise"
        normalization = {
            one: self.weights[f"{name}/BatchNorm/{one}"].astype(np.float64)
            for one in ("gamma", "beta", "moving_mean", "moving_variance")
        }
        factor = normalization["gamma"] / np.sqrt(
            normalization["moving_variance"] + BATCH_NORMALIZATION_EPSILON
        )
        kernel = depthwise_kernel(self.weights[f"{name}/depthwise_weights"])
        convolved = self.network.convolution(
            source,
            (kernel * factor.reshape(-1, 1, 1, 1)).astype(np.float32),
            (normalization["beta"] - normalization["moving_mean"] * factor).astype(np.float32),
            strides=[stride, stride],
            auto_pad="SAME_UPPER",
            group=len(factor),
        )
        return self.clipped(convolved)

    def predictor(self, source: str, index: int, kind: str, output: str) -> None:
        name = f"Prediction/BoxPredictor_{index}/{kind}"
        kernel = dense_kernel(self.weights[f"{name}/weights"])
        convolved = self.network.convolution(
            source, kernel, self.weights[f"{name}/biases"], auto_pad="SAME_UPPER"
        )
        self.network.node("Transpose", [convolved], f"{output}{index}", perm=[0, 2, 3, 1])
        self.network.output(f"{output}{index}", "n", f"a{index}", f"b{index}", kernel.shape[0])


def write_face_detector(folder: Path, target: str) -> None:
    builder = FaceDetectorBuilder(read_weights(folder, "ssd_mobilenetv1_model"))
    tensor = builder.pointwise("x", "MobilenetV1", 2, 0)
    maps = []
    for layer in range(1, 14):
        tensor = builder.depthwise(tensor, 2 if layer in HALVING_LAYERS else 1, layer)
        tensor = builder.pointwise(tensor, "MobilenetV1", 1, layer)
        if layer in (11, 13):
            maps.append(tensor)
    for part, layer, stride in HEAD_LAYERS:
        tensor = builder.pointwise(tensor, part, stride, layer)
        if stride == 2:
            maps.append(tensor)
    for index, source in enumerate(maps):
        builder.predictor(source, index, "BoxEncodingPredictor", "box")
        builder.predictor(source, index, "ClassPredictor", "cls")
    builder.network.save(target)
