#!/usr/bin/python3
"""Shifted copies of TopoMortar's in-distribution images, in the manner of its out-of-distribution groups.

usage: topomortar_shifts.py IMAGES OUT        (PNG files of IMAGES; OUT/colors, OUT/shadows, OUT/graffiti)

The mortar stays where it is, so the images keep their masks. Seeded by the file's name: the same files each time.
"""
import colorsys
import os
import sys
import zlib

import numpy
from PIL import Image, ImageDraw, ImageFilter


def colors(image, random):
    """Other brick and light: hue turned by a third to two thirds of the circle, saturation and brightness changed."""
    hsv = numpy.asarray(image.convert("HSV")).astype(float)
    hsv[..., 0] = (hsv[..., 0] + 256 * random.uniform(1 / 3, 2 / 3)) % 256
    hsv[..., 1] = numpy.clip(hsv[..., 1] * random.uniform(0.8, 1.8), 0, 255)
    hsv[..., 2] = numpy.clip(hsv[..., 2] * random.uniform(0.6, 1.1), 0, 255)
    return Image.fromarray(hsv.astype(numpy.uint8), "HSV").convert("RGB")


def shadows(image, random):
    """Three soft-edged shadows that take half to three quarters of the light."""
    light = Image.new("L", image.size, 255)
    pen = ImageDraw.Draw(light)
    for _ in range(3):
        centre, size = random.uniform(0, image.size[0], 2), random.uniform(60, 200)
        angles = numpy.sort(random.uniform(0, 2 * numpy.pi, 6))
        corners = [(centre[0] + size * numpy.cos(a), centre[1] + size * numpy.sin(a)) for a in angles]
        pen.polygon(corners, fill=int(255 * random.uniform(0.25, 0.5)))
    factor = numpy.asarray(light.filter(ImageFilter.GaussianBlur(3)))[..., None] / 255.0
    return Image.fromarray((numpy.asarray(image) * factor).astype(numpy.uint8))


def graffiti(image, random):
    """Five half-transparent strokes of bright paint."""
    paint = Image.new("RGBA", image.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(paint)
    for _ in range(5):
        points = random.uniform(0, image.size[0], 2) + numpy.cumsum(random.normal(0, 45, (12, 2)), axis=0)
        rgb = [int(255 * c) for c in colorsys.hsv_to_rgb(random.uniform(), 0.9, 0.9)]
        pen.line([tuple(p) for p in points], fill=(*rgb, 170), width=int(random.integers(8, 20)), joint="curve")
    return Image.alpha_composite(image.convert("RGBA"), paint).convert("RGB")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    source, target = sys.argv[1:]
    for shift in (colors, shadows, graffiti):
        folder = os.path.join(target, shift.__name__)
        os.makedirs(folder, exist_ok=True)
        for name in sorted(n for n in os.listdir(source) if n.endswith(".png")):
            random = numpy.random.default_rng(zlib.crc32((shift.__name__ + name).encode()))
            image = Image.open(os.path.join(source, name)).convert("RGB")
            shift(image, random).save(os.path.join(folder, name))


main()
