"""face-api's 68 landmarks and dlib's face descriptor as ONNX, their weights left in the bytes they came in."""

from pathlib import Path

import numpy as np

from network_builder import NetworkBuilder
from tensorflow_weights import StoredTensor, dense_kernel, depthwise_kernel, read_stored

RESIDUAL_BLOCKS = (
    ("conv32_1", False), ("conv32_2", False), ("conv32_3", False),
    ("conv64_down", True), ("conv64_1", False), ("conv64_2", False), ("conv64_3", False),
    ("conv128_down", True), ("conv128_1", False), ("conv128_2", False),
    ("conv256_down", True), ("conv256_1", False), ("conv256_2", False),
    ("conv256_down_out", True),
)  # fmt: skip


class ByteWeights:
    """Constants that are bytes in the file and floats once the session has folded them: value · scale + minimum."""

    def __init__(self, network: NetworkBuilder, tensors: dict[str, StoredTensor]):
        self.network = network
        self.tensors = tensors

    def floats(self, name: str) -> np.ndarray:
        return self.tensors[name].floats()

    def kernel(self, name: str, turn, channel_factors: np.ndarray | None = None) -> str:
        tensor = self.tensors[name]
        values = self.network.constant(turn(tensor.values))
        factors = np.float32([1]) if channel_factors is None else channel_factors
        along = factors.astype(np.float64).reshape(-1, 1, 1, 1)
        scale = self.network.constant((along * tensor.scale).astype(np.float32))
        minimum = self.network.constant((along * tensor.minimum).astype(np.float32))
        floats = self.network.node("Cast", [values], to=1)
        return self.network.node("Add", [self.network.node("Mul", [floats, scale]), minimum])


class DescriptorBuilder:
    """Davis King's ResNet: each convolution is followed by a scale and an offset a channel."""

    def __init__(self, tensors: dict[str, StoredTensor]):
        self.network = NetworkBuilder("n", 3, 150, 150)
        self.weights = ByteWeights(self.network, tensors)
        self.side = 150
        self.channels = 32

    def convolution(self, source: str, name: str, stride: int, padding: int) -> str:
        factors = self.weights.floats(f"{name}/scale/weights")
        bias = self.weights.floats(f"{name}/conv/bias") * factors
        bias = bias + self.weights.floats(f"{name}/scale/biases")
        kernel = self.weights.kernel(f"{name}/conv/filters", dense_kernel, factors)
        inputs = [source, kernel, self.network.constant(bias.astype(np.float32))]
        return self.network.node("Conv", inputs, strides=[stride] * 2, pads=[padding] * 4)

    def relu(self, tensor: str) -> str:
        return self.network.node("Relu", [tensor])

    def keeping_block(self, source: str, name: str) -> str:
        inner = self.relu(self.convolution(source, f"{name}/conv1", 1, 1))
        outer = self.convolution(inner, f"{name}/conv2", 1, 1)
        return self.relu(self.network.node("Add", [outer, source]))

    def halving_block(self, source: str, name: str) -> str:
        """The shortcut is a mean pool; whichever side is smaller is filled with zeros."""
        inner = self.relu(self.convolution(source, f"{name}/conv1", 2, 0))
        outer = self.convolution(inner, f"{name}/conv2", 1, 1)
        pooled = self.network.node(
            "AveragePool", [source], kernel_shape=[2, 2], strides=[2, 2]
        )
        convolved_side, pooled_side = (self.side - 3) // 2 + 1, (self.side - 2) // 2 + 1
        missing = pooled_side - convolved_side
        if missing:
            outer = self.padded(outer, [0, 0, 0, 0, 0, 0, missing, missing])
        channels = self.weights.tensors[f"{name}/conv1/conv/filters"].values.shape[3]
        if channels != self.channels:
            pooled = self.padded(pooled, [0, 0, 0, 0, 0, channels - self.channels, 0, 0])
        self.side, self.channels = pooled_side, channels
        return self.relu(self.network.node("Add", [pooled, outer]))

    def padded(self, source: str, pads: list[int]) -> str:
        return self.network.node("Pad", [source, self.network.constant(np.int64(pads))])


def write_face_descriptor(folder: Path, target: str) -> None:
    builder = DescriptorBuilder(read_stored(folder, "face_recognition_model"))
    network = builder.network
    tensor = builder.relu(builder.convolution("x", "conv32_down", 2, 0))
    tensor = network.node("MaxPool", [tensor], kernel_shape=[3, 3], strides=[2, 2])
    builder.side = 35
    for name, halves in RESIDUAL_BLOCKS:
        tensor = (builder.halving_block if halves else builder.keeping_block)(tensor, name)
    pooled = network.node("Flatten", [network.node("GlobalAveragePool", [tensor])])
    matrix = network.constant(builder.weights.floats("fc"))
    network.node("MatMul", [pooled, matrix], "descriptor")
    network.output("descriptor", "n", 128)
    network.save(target)


def write_face_landmarks(folder: Path, target: str) -> None:
    network = NetworkBuilder("n", 3, 112, 112)
    weights = ByteWeights(network, read_stored(folder, "face_landmark_68_model"))

    def convolution(source: str, kernel: str, bias: str | None, **attributes) -> str:
        inputs = [source, kernel]
        if bias is not None:
            inputs.append(network.constant(weights.floats(bias)))
        return network.node("Conv", inputs, auto_pad="SAME_UPPER", **attributes)

    def separable(source: str, name: str, stride: int) -> str:
        depthwise = weights.kernel(f"{name}/depthwise_filter", depthwise_kernel)
        channels = weights.tensors[f"{name}/depthwise_filter"].values.shape[2]
        spread = convolution(source, depthwise, None, strides=[stride] * 2, group=channels)
        pointwise = weights.kernel(f"{name}/pointwise_filter", dense_kernel)
        return convolution(spread, pointwise, f"{name}/bias")

    def relu(tensor: str) -> str:
        return network.node("Relu", [tensor])

    tensor = "x"
    for block in range(4):
        name = f"dense{block}"
        if block == 0:
            kernel = weights.kernel(f"{name}/conv0/filters", dense_kernel)
            first = relu(convolution(tensor, kernel, f"{name}/conv0/bias", strides=[2, 2]))
        else:
            first = relu(separable(tensor, f"{name}/conv0", 2))
        second = network.node("Add", [first, separable(first, f"{name}/conv1", 1)])
        third = network.node("Add", [second, separable(relu(second), f"{name}/conv2", 1)])
        fourth = network.node("Add", [third, separable(relu(third), f"{name}/conv3", 1)])
        tensor = relu(fourth)
    pooled = network.node("AveragePool", [tensor], kernel_shape=[7, 7], strides=[2, 2])
    flat = network.node("Flatten", [network.node("Transpose", [pooled], perm=[0, 2, 3, 1])])
    matrix = network.constant(weights.floats("fc/weights"))
    network.node("Gemm", [flat, matrix, network.constant(weights.floats("fc/bias"))], "landmarks")
    network.output("landmarks", "n", 136)
    network.save(target)
