"""Losses as their authors' own code computes them, run from clones of their repositories, and the formulas of those whose
code is not a package in PyTorch, SciPy and NumPy. Functions of logits x and target t, both N,1,..."""
import importlib.util
import os
import sys
import types

import numpy as np
import torch
import torch.nn.functional as F
from scipy.ndimage import distance_transform_edt

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


def peers(folder):
    """name -> (our expression, function, numbers of spatial axes it is defined for)"""
    return {
        "cldice": ("cldice(iterations=10)", cldice(folder), (2, 3)),
        "cbdice": ("cbdice", cbdice(folder), (2, 3)),
        "skeleton_recall": ("skeleton_recall", skeleton_recall(folder), (2, 3)),
        "topoloss_hu": ("topoloss(form=hu)", topoloss(folder), (2,)),
        "boundary": ("boundary(kervadec_offset=true)", boundary, (2, 3)),
        "hausdorff": ("hausdorff", hausdorff, (2, 3)),
        "regionwise": ("regionwise", regionwise, (2, 3)),
        "ssim": ("ssim", ssim, (2, 3)),
        "mip": ("mip", mip, (2, 3)),
    }
