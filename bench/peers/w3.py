"""W3 in numpy and scipy: counts by bincount, Gi* by convolution with the disc, p and the decision of Benjamini-Hochberg; densities by each way scipy has."""
import numpy as np
from rounds import read, serve
from scipy import ndimage, signal, special

side, band, alpha = 1000, 10, 0.05
x, y, small = read("x", np.float64), read("y", np.float64), read("counts", np.float64).reshape(side, side)
across = np.arange(-band, band + 1)
square = across[:, None] ** 2 + across[None, :] ** 2
disc = (square <= band * band).astype(float)
cell = 100.0


def spots():
    counts = np.bincount((y / cell).astype(np.int64) * side + (x / cell).astype(np.int64), minlength=side * side).reshape(side, side).astype(float)
    cells = side * side
    near = np.rint(signal.fftconvolve(np.ones_like(counts), disc, mode="same"))
    sums = np.rint(signal.fftconvolve(counts, disc, mode="same"))
    mean = counts.mean()
    spread = np.sqrt((counts * counts).mean() - mean * mean)
    z = (sums - mean * near) / (spread * np.sqrt((cells * near - near * near) / (cells - 1)))
    p = 2 * special.ndtr(-np.abs(z)).ravel()
    sorted_p = np.sort(p)
    under = np.nonzero(sorted_p <= alpha * np.arange(1, cells + 1) / cells)[0]
    return z, [under[-1] + 1 if len(under) else 0]


line = np.exp(-0.5 * (np.arange(-30, 31) / 5) ** 2) / (np.sqrt(2 * np.pi) * 5 * cell)
hill = np.outer(line, line)
round_hill = np.where(square < band * band, 3 / (np.pi * (band * cell) ** 2) * (1 - square / band**2) ** 2, 0)
serve(
    spots=spots,
    filter=lambda: [ndimage.gaussian_filter(small, 5, mode="constant", truncate=6) / cell**2],
    lines=lambda: [ndimage.convolve1d(ndimage.convolve1d(small, line, axis=0, mode="constant"), line, axis=1, mode="constant")],
    fft=lambda: [signal.fftconvolve(small, hill, mode="same")],
    parts=lambda: [signal.oaconvolve(small, hill, mode="same")],
    round_fft=lambda: [signal.fftconvolve(small, round_hill, mode="same")],
    round_parts=lambda: [signal.oaconvolve(small, round_hill, mode="same")],
)
