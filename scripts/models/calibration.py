"""What the networks see on race photos: inputs made as the engine makes them."""

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import onnxruntime

FACE_SIDE_PX = 512
WHOLE_SIDE_PX = 640
TORSO_FACE_PX = 64
TORSOS_A_PHOTO = 3
LINES_A_TORSO = 4
LINE_HEIGHT = 48
LINE_WIDTHS = (16, 320)
MIN_FACE_SCORE = 0.3
PIXEL_THRESHOLD, BOX_THRESHOLD, UNCLIP = 0.3, 0.5, 1.6
MEAN = np.array([0.485, 0.456, 0.406]).reshape(3, 1, 1)
DEVIATION = np.array([0.229, 0.224, 0.225]).reshape(3, 1, 1)


def photos(folder: Path, every: int) -> Iterator[np.ndarray]:
    """RGB, upright, as floats."""
    for file in sorted(folder.glob("**/*.jpg"))[::every]:
        yield cv2.imread(str(file))[:, :, ::-1].astype(np.float64)


def _weights(start: float, end: float, size: int, length: int) -> np.ndarray:
    """size × length: two neighbours when enlarging, a triangle of twice the step when shrinking."""
    step = (end - start) / size
    centers = start + (np.arange(size) + 0.5) * step - 0.5
    centers = np.clip(centers, 0, length - 1) if step <= 1 else centers
    distances = np.abs(np.arange(length)[None, :] - centers[:, None])
    weights = np.maximum(0, 1 - distances / max(1, step))
    return weights / weights.sum(axis=1, keepdims=True)


def _side(px: float, least: int) -> int:
    return max(least, round(px / 32) * 32)


def _resampled(photo: np.ndarray, region, width: int, height: int) -> np.ndarray:
    left, top, right, bottom = region
    rows = _weights(top, bottom, height, photo.shape[0])
    columns = _weights(left, right, width, photo.shape[1])
    return np.stack([rows @ np.ascontiguousarray(photo[:, :, c]) @ columns.T for c in range(3)])


def _whole(photo: np.ndarray, long_side: int) -> np.ndarray:
    height, width = photo.shape[:2]
    scale = long_side / max(height, width)
    return _resampled(
        photo, (0, 0, width, height), _side(width * scale, 64), _side(height * scale, 64)
    )


def _for_faces(planes: np.ndarray) -> np.ndarray:
    return (planes / 127.5 - 1).astype(np.float32)[None]


def _for_text(planes: np.ndarray) -> np.ndarray:
    return ((planes[::-1] / 255 - MEAN) / DEVIATION).astype(np.float32)[None]


def face_inputs(folder: Path, every: int) -> Iterator[np.ndarray]:
    for photo in photos(folder, every):
        yield _for_faces(_whole(photo, FACE_SIDE_PX))


class Calibration:
    """Needs the unquantised networks to find torsos and lines."""

    def __init__(self, faces: str, detector: str):
        self.faces = onnxruntime.InferenceSession(faces, providers=["CPUExecutionProvider"])
        self.detector = onnxruntime.InferenceSession(detector, providers=["CPUExecutionProvider"])

    def text_inputs(self, folder: Path, every: int) -> Iterator[np.ndarray]:
        for photo in photos(folder, every):
            for planes, _ in self._torsos(photo):
                yield planes
            yield _for_text(_whole(photo, WHOLE_SIDE_PX))

    def line_inputs(self, folder: Path, every: int) -> Iterator[np.ndarray]:
        for photo in photos(folder, every):
            for planes, place in self._torsos(photo):
                for box in self._lines(planes, place)[:LINES_A_TORSO]:
                    yield _line(photo, box)

    def _torsos(self, photo: np.ndarray):
        height, width = photo.shape[:2]
        for left, top, right, bottom in self._faces(photo)[:TORSOS_A_PHOTO]:
            size = np.sqrt((right - left) * (bottom - top))
            middle = (left + right) / 2
            region = (
                max(0, middle - 1.6 * size),
                max(0, bottom),
                min(width, middle + 1.6 * size),
                min(height, bottom + 4.6 * (bottom - top)),
            )
            across, down = region[2] - region[0], region[3] - region[1]
            if across < 16 or down < 16:
                continue
            scale = min(4, max(0.25, TORSO_FACE_PX / size))
            columns, rows = _side(across * scale, 64), _side(down * scale, 64)
            yield _for_text(_resampled(photo, region, columns, rows)), region

    def _faces(self, photo: np.ndarray) -> list[np.ndarray]:
        """Left, top, right and bottom, the surest first."""
        planes = _for_faces(_whole(photo, FACE_SIDE_PX))
        boxes, classes = self.faces.run(["box0", "cls0"], {"x": planes})
        rows, columns = boxes.shape[1:3]
        scores = 1 / (1 + np.exp(-classes.reshape(rows, columns, 3, 3)[:, :, 0, 1]))
        offsets = boxes.reshape(rows, columns, 3, 4)[:, :, 0]
        scale = np.array(photo.shape[1::-1]) / np.array([columns, rows])
        found = []
        for row, column in zip(*np.where(scores >= MIN_FACE_SCORE)):
            down, along, tall, wide = offsets[row, column]
            center = (np.array([column, row]) + 0.5 + 3.2 * np.array([along, down]) / 10) * scale
            half = 3.2 / 2 * np.exp(np.array([wide, tall]) / 5) * scale
            found.append((scores[row, column], np.concatenate([center - half, center + half])))
        found.sort(key=lambda one: -one[0])
        kept: list[np.ndarray] = []
        for _, box in found:
            if all(_shared(box, other) < 0.5 for other in kept):
                kept.append(box)
        return kept

    def _lines(self, planes: np.ndarray, region):
        (phases,) = self.detector.run(None, {"x": planes})
        _, _, rows, columns = phases.shape
        shape = (rows * 2, columns * 2)
        map_ = phases.reshape(2, 2, rows, columns).transpose(2, 0, 3, 1).reshape(shape)
        contours, _ = cv2.findContours(
            (map_ > PIXEL_THRESHOLD).astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE
        )
        boxes = []
        for contour in contours:
            (x, y), (width, height), degrees = cv2.minAreaRect(contour)
            width, height = width + 1, height + 1
            mask = np.zeros_like(map_, np.uint8)
            cv2.drawContours(mask, [contour], 0, 1, -1)
            if min(width, height) < 2 or map_[mask > 0].mean() < BOX_THRESHOLD:
                continue
            if degrees > 45:
                degrees, width, height = degrees - 90, height, width
            grow = width * height * UNCLIP / (width + height)
            scale = (region[2] - region[0]) / map_.shape[1]
            place = (region[0] + (x + 0.5) * scale, region[1] + (y + 0.5) * scale)
            boxes.append((place, ((width + grow) * scale, (height + grow) * scale), degrees))
        return boxes


def _shared(a: np.ndarray, b: np.ndarray) -> float:
    sides = np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2])
    smaller = min(np.prod(a[2:] - a[:2]), np.prod(b[2:] - b[:2]))
    return float(np.prod(np.maximum(sides, 0)) / smaller)


def _line(photo: np.ndarray, box) -> np.ndarray:
    (x, y), (width, height), degrees = box
    columns = int(np.clip(np.ceil(LINE_HEIGHT * width / height / 4) * 4, *LINE_WIDTHS))
    turn = cv2.getRotationMatrix2D((x, y), degrees, 1)[:, :2].T
    steps = turn @ np.diag([width / columns, height / LINE_HEIGHT])
    corner = np.array([x, y]) - steps @ np.array([columns, LINE_HEIGHT]) / 2
    matrix = np.column_stack([steps, corner + steps @ np.array([0.5, 0.5]) - 0.5])
    line = cv2.warpAffine(
        photo.astype(np.float32),
        matrix,
        (columns, LINE_HEIGHT),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.ascontiguousarray((line[:, :, ::-1] / 127.5 - 1).transpose(2, 0, 1))[None]
