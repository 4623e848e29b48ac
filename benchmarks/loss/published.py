"""Losses as their authors' own code computes them, run from clones of their repositories, and the formulas of those whose
code is not a package in PyTorch, SciPy and NumPy. Functions of logits x and target t, both N,1,..."""
import importlib.util
import os
import sys
import types

import gudhi
import numpy as np
import torch
import torch.nn.functional as F
from scipy.ndimage import distance_transform_edt, label, maximum_filter
from scipy.optimize import linear_sum_assignment

from peers import focal_tversky_of, space


def load(folder, path, name=None):
    name = name or path.replace("/", "_")[:-3]
    spec = importlib.util.spec_from_file_location(name, os.path.join(folder, path))
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def stand_in(name, **content):
    """A module that the published code imports for something that is not run here, or MONAI's wrapper of SciPy."""
    parts = name.split(".")
    for i in range(1, len(parts) + 1):
        sys.modules.setdefault(".".join(parts[:i]), types.ModuleType(".".join(parts[:i])))
    for key, value in content.items():
        setattr(sys.modules[name], key, value)


def distances(mask):
    arrays = [distance_transform_edt(m.numpy()) for m in mask]
    return torch.from_numpy(np.stack(arrays).astype(np.float32))


def cldice(folder):
    package = types.ModuleType("cldice_package")
    package.__path__ = [os.path.join(folder, "clDice/cldice_loss/pytorch")]
    sys.modules["cldice_package"] = package
    load(folder, "clDice/cldice_loss/pytorch/soft_skeleton.py", "cldice_package.soft_skeleton")
    loss = load(folder, "clDice/cldice_loss/pytorch/cldice.py", "cldice_package.cldice").soft_cldice()
    return lambda x, t: loss(t, torch.sigmoid(x))


def cbdice(folder):
    stand_in("monai.transforms", distance_transform_edt=distances)
    stand_in("nnunetv2.training.loss.skeletonize", Skeletonize=lambda **options: None)
    load(folder, "cbDice/loss/soft_skeleton.py", "nnunetv2.training.loss.soft_skeleton")
    loss = load(folder, "cbDice/loss/cbdice_loss.py").SoftcbDiceLoss()
    return lambda x, t: loss(torch.cat([torch.zeros_like(x), x], 1), t)


def skeleton_recall(folder):
    root = "Skeleton-Recall/nnunetv2/"
    stand_in("batchgeneratorsv2.transforms.base.basic_transform", BasicTransform=object)
    stand_in("nnunetv2.utilities.ddp_allgather", AllGatherGrad=None)
    transform = load(folder, root + "training/data_augmentation/custom_transforms/skeletonization.py")
    tube = transform.SkeletonTransform()
    recall = load(folder, root + "training/loss/dice.py").SoftSkeletonRecallLoss(
        lambda x: torch.softmax(x, 1), do_bg=False, smooth=1e-5, ddp=False)
    def loss(x, t):
        skeletons = [tube.apply({"segmentation": one})["skel"] for one in t]
        return recall(torch.cat([torch.zeros_like(x), x], 1), torch.stack(skeletons))
    return loss


def topoloss(folder):
    stand_in("pylab", np=np, math=__import__("math"))
    sys.modules["pylab"].__all__ = ["np", "math"]
    torch.Tensor.cuda = lambda self: self
    loss = load(folder, "TopoLoss/topoloss_pytorch.py").getTopoLoss
    return lambda x, t: sum(loss(a[0], b[0]) for a, b in zip(x, t)) / len(x)


def boundary(x, t):
    inner, outer = distances(t > 0.5), distances(t < 0.5)
    return (torch.sigmoid(x) * torch.where(t > 0.5, 1 - inner, outer)).mean()


def hausdorff(x, t):
    p = torch.sigmoid(x)
    with torch.no_grad():
        masks = [p > 0.5, p <= 0.5, t > 0.5, t <= 0.5]
        squares = sum(distances(mask) ** 2 for mask in masks)
    return ((p - t) ** 2 * squares).mean()


def regionwise(x, t):
    inner = distances(t > 0.5)
    greatest = inner.amax(space(x), keepdim=True)
    return (torch.sigmoid(x) * torch.where(t > 0.5, -inner / greatest, torch.ones(()))).mean()


def ssim(x, t):
    line = torch.exp(-((torch.arange(11.0) - 5) ** 2) / (2 * 1.5**2))
    line /= line.sum()
    def smooth(a):
        for axis in range(2, x.dim()):
            shape = [1] * x.dim()
            shape[axis] = 11
            padding = [5 if k == axis else 0 for k in range(2, x.dim())]
            a = (F.conv2d if x.dim() == 4 else F.conv3d)(a, line.reshape(shape), padding=padding)
        return a
    p = torch.sigmoid(x)
    mp, mt = smooth(p), smooth(t)
    vp, vt, both = smooth(p * p) - mp * mp, smooth(t * t) - mt * mt, smooth(p * t) - mp * mt
    c1, c2 = 0.01**2, 0.03**2
    return 1 - ((2 * mp * mt + c1) * (2 * both + c2) / ((mp * mp + mt * mt + c1) * (vp + vt + c2))).mean()


def mip(x, t):
    p = torch.sigmoid(x)
    terms = [focal_tversky_of(a.amax(k), b.amax(k)) for a, b in zip(p, t) for k in range(1, a.dim())]
    return sum(terms) / len(x)


def diagrams(image):
    """Births and deaths of the features of each dimension, of the bright ones first; GUDHI counts columns first."""
    values = 1 - image.permute(*reversed(range(image.dim()))).flatten()
    grid = gudhi.CubicalComplex(dimensions=image.shape, top_dimensional_cells=values.detach().numpy())
    grid.compute_persistence()
    pairs, _ = grid.cofaces_of_persistence_pairs()
    return [values[torch.from_numpy(one.astype(np.int64))] for one in pairs + [np.zeros((0, 2))] * (image.dim() - len(pairs))]


def wasserstein(a, b):
    to_diagonal = [(d[:, 1] - d[:, 0]) ** 2 / 2 for d in (a, b)]
    between = ((a[:, None] - b[None]) ** 2).sum(2)
    upper = torch.cat([between, to_diagonal[0][:, None].expand(-1, len(a))], 1)
    lower = torch.cat([to_diagonal[1][None].expand(len(b), -1), torch.zeros(len(b), len(a))], 1)
    costs = torch.cat([upper, lower])
    rows, columns = linear_sum_assignment(costs.detach().numpy())
    return costs[rows, columns].sum()


def topoloss_exact(x, t):
    p = torch.sigmoid(x)
    pairs = [(diagrams(a), diagrams(b)) for a, b in zip(p[:, 0], t[:, 0])]
    return sum(wasserstein(a, b) for one, other in pairs for a, b in zip(one, other)) / len(x)


def pieces(patch, labels):
    """OpenCV's count of 8-connected pieces and the background, by SciPy; none for patches that leave the image."""
    return (label(patch, np.ones((3, 3), int))[1] + 1 if patch.size == 9 else 1), None


def warping(folder):
    """The published flips, among equal distances in the order of memory; what is around them there stops in a debugger."""
    for unused in ("imageio", "cc3d"):
        stand_in(unused)
    stand_in("cv2", connectedComponents=pieces)
    load(folder, "Warping/utilities.py", "utilities")
    flips = load(folder, "Warping/warping_loss.py", "published_warping")
    flips.np = types.SimpleNamespace(**vars(np))
    flips.np.argsort = lambda a, axis: np.argsort(a, axis, kind="stable")
    def warp(mask, towards):
        inner = distance_transform_edt(mask) * (mask > towards)
        outer = distance_transform_edt(1 - mask) * (towards > mask)
        return flips.update_simple_point(outer, flips.update_simple_point(inner, mask.copy()))
    def loss(x, t):
        pairs = [(a.numpy().astype(np.uint8), b.numpy().astype(np.uint8)) for a, b in zip(x[:, 0] > 0, t[:, 0])]
        critical = [(warp(a, b) != b) | (warp(b, a) != a) for a, b in pairs]
        critical = torch.from_numpy(np.stack(critical))[:, None]
        two = torch.cat([torch.zeros_like(x), x], 1) * critical
        return F.cross_entropy(two, (t * critical).long()[:, 0]) * critical.sum()
    return loss


def bce_ssim_iou(folder):
    iou = load(folder, "BASNet/pytorch_iou/__init__.py").IOU()
    published_ssim = load(folder, "BASNet/pytorch_ssim/__init__.py").SSIM()
    def loss(x, t):
        p = torch.sigmoid(x)
        if x.dim() == 4:
            return F.binary_cross_entropy(p, t) + (1 - published_ssim(p, t)) + iou(p, t)
        return F.binary_cross_entropy(p, t) + ssim(x, t) + iou(p, t)
    return loss


def uncertainty(mask):
    """The soft label of SAUNA's generate_uncertainty_masks.py with SciPy's exact distances in place of OpenCV's."""
    inner, outer = distance_transform_edt(mask), distance_transform_edt(~mask)
    greatest = inner.max()
    outer = np.minimum(outer, greatest)
    box = int(np.ceil(greatest)) | 1
    scale = greatest + 1e-6
    thick = maximum_filter(np.where(mask, inner, 0), box, mode="nearest")
    thin = maximum_filter(np.where(mask, 0, outer), box, mode="nearest")
    missing = 1 - np.minimum(1, np.where(mask, thick, thin) / scale)
    return np.clip((inner - outer) / scale + np.where(mask, missing, -missing), -1, 1).astype(np.float32)


def sauna(x, t):
    g = torch.from_numpy(np.stack([uncertainty(one.numpy()) for one in (t > 0.5).flatten(0, 1)])).reshape(t.shape)
    y = torch.tanh(x)
    error = (y - g).abs()
    focal = (torch.where(y.sign() * g.sign() > 0, 2 * error, torch.ones(())) * error).mean()
    halves = [(F.relu(y), F.relu(g)), (F.relu(-y), F.relu(-g))]
    sums = sum((a + b).abs().sum() for a, b in halves)
    differences = sum((a - b).abs().sum() for a, b in halves)
    return focal + 1 - (sums - differences) / (sums + differences)


def peers(folder):
    """name -> (our expression, function, numbers of spatial axes it is defined for, longest side where that is short)"""
    return {
        "cldice": ("cldice(iterations=10)", cldice(folder), (2, 3)),
        "cbdice": ("cbdice", cbdice(folder), (2, 3)),
        "skeleton_recall": ("skeleton_recall", skeleton_recall(folder), (2, 3)),
        "topoloss_hu": ("topoloss(form=hu)", topoloss(folder), (2,)),
        "topoloss": ("topoloss(connectivity=full)", topoloss_exact, (2, 3), {2: 64, 3: 16}),
        "warping_hu": ("warping(hu=true)", warping(folder), (2,), {2: 128}),
        "bce_ssim_iou": ("bce_ssim_iou", bce_ssim_iou(folder), (2, 3)),
        "sauna": ("sauna", sauna, (2, 3)),
        "boundary": ("boundary(kervadec_offset=true)", boundary, (2, 3)),
        "hausdorff": ("hausdorff", hausdorff, (2, 3)),
        "regionwise": ("regionwise", regionwise, (2, 3)),
        "ssim": ("ssim", ssim, (2, 3)),
        "mip": ("mip", mip, (2, 3)),
    }
