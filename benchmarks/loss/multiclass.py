"""Losses of several classes in PyTorch: name -> (our expression, function of logits x, one-hot target t and labels)."""
import torch
import torch.nn.functional as F

from peers import lovasz_flat, space


def dice(x, t, labels):
    p = torch.softmax(x, 1)
    both = (p * t).sum(space(x))
    return (1 - (2 * both + 1e-5) / (p.sum(space(x)) + t.sum(space(x)) + 1e-5)).mean()


def tversky(x, t, labels):
    p = torch.softmax(x, 1)
    tp = (p * t).sum(space(x))
    fp = (p * (1 - t)).sum(space(x))
    fn = ((1 - p) * t).sum(space(x))
    return (1 - (tp + 1e-5) / (tp + 0.5 * fp + 0.5 * fn + 1e-5)).mean()


def ce(x, t, labels):
    return F.cross_entropy(x, labels)


def focal(x, t, labels):
    loss = x - x * t - F.logsigmoid(x)
    return ((F.logsigmoid(-x * (t * 2 - 1)) * 2).exp() * loss).mean()


def focal_softmax(x, t, labels):
    logp = F.log_softmax(x, 1)
    return (-((1 - logp.exp()) ** 2) * logp * t).mean()


def lovasz(x, t, labels):
    p = torch.softmax(x, 1)
    classes = [c for c in range(x.shape[1]) if t[:, c].any()]
    return sum(lovasz_flat((t[:, c] - p[:, c]).abs().flatten(), t[:, c].flatten()) for c in classes) / len(classes)


PEERS = {
    "dice": ("dice", dice),
    "tversky": ("tversky", tversky),
    "ce": ("ce", ce),
    "dice_ce": ("dice_ce", lambda x, t, labels: dice(x, t, labels) + ce(x, t, labels)),
    "focal": ("focal", focal),
    "focal_softmax": ("focal(use_softmax=true)", focal_softmax),
    "lovasz": ("lovasz", lovasz),
}
