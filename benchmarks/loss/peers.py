"""Losses in PyTorch, written as their published codes compute them. To add one: name -> (our expression, function of
logits x and target t, both N,1,...)."""
import torch
import torch.nn.functional as F


def space(x):
    return list(range(2, x.dim()))


def dice(x, t, squared=False, jaccard=False):
    p = torch.sigmoid(x)
    both = (p * t).sum(space(x))
    all_ = (p * p).sum(space(x)) + (t * t).sum(space(x)) if squared else p.sum(space(x)) + t.sum(space(x))
    below = 2 * (all_ - both) if jaccard else all_
    return (1 - (2 * both + 1e-5) / (below + 1e-5)).mean()


def tversky(x, t, alpha=0.5, beta=0.5):
    p = torch.sigmoid(x)
    tp = (p * t).sum(space(x))
    fp = (p * (1 - t)).sum(space(x))
    fn = ((1 - p) * t).sum(space(x))
    return (1 - (tp + 1e-5) / (tp + alpha * fp + beta * fn + 1e-5)).mean()


def focal_tversky(x, t):
    return focal_tversky_of(torch.sigmoid(x).flatten(), t.flatten())


def focal_tversky_of(p, t):
    tp = (p * t).sum()
    fp = (p * (1 - t)).sum()
    fn = ((1 - p) * t).sum()
    return (1 - (tp + 1) / (tp + 0.7 * fn + 0.3 * fp + 1)).abs() ** 0.75


def gdice(x, t):
    p = torch.sigmoid(x)
    w = 1 / t.sum(space(x)) ** 2
    both = (w * (p * t).sum(space(x))).sum(1)
    all_ = (w * (p.sum(space(x)) + t.sum(space(x)))).sum(1)
    return (1 - (2 * both + 1e-5) / (all_ + 1e-5)).mean()


def metric(x, t, weight):
    p = torch.sigmoid(x)
    card = p.abs().sum(space(x))
    label = t.abs().sum(space(x))
    tp = ((card + label - (p - t).abs().sum(space(x))) / 2).sum(0)
    fp, fn = card.sum(0) - tp, label.sum(0) - tp
    return (1 - (tp + 1e-3) / (tp + weight * fp + weight * fn + 1e-3)).mean()


def lovasz_flat(errors, t):
    errors, order = torch.sort(errors, descending=True)
    t = t[order]
    total = t.sum()
    jaccard = 1 - (total - t.cumsum(0)) / (total + (1 - t).cumsum(0))
    jaccard[1:] = jaccard[1:] - jaccard[:-1].clone()
    return torch.dot(errors, jaccard)


def lovasz(x, t):
    return lovasz_flat((t.flatten() - torch.sigmoid(x).flatten()).abs(), t.flatten())


def lovasz_hinge(x, t):
    images = zip(x.flatten(1), t.flatten(1))
    return sum(lovasz_flat(F.relu(1 - a * (2 * b - 1)), b) for a, b in images) / len(x)


def ce(x, t):
    return F.binary_cross_entropy_with_logits(x, t)


def focal(x, t):
    loss = x - x * t - F.logsigmoid(x)
    return ((F.logsigmoid(-x * (t * 2 - 1)) * 2).exp() * loss).mean()


def poly1(x, t):
    p = torch.sigmoid(x)
    pt = t * p + (1 - t) * (1 - p)
    return (F.binary_cross_entropy_with_logits(x, t, reduction="none") + (1 - pt)).mean()


def poly1_focal(x, t):
    p = torch.sigmoid(x)
    pt = t * p + (1 - t) * (1 - p)
    alpha = 0.25 * t + 0.75 * (1 - t)
    loss = F.binary_cross_entropy_with_logits(x, t, reduction="none")
    return (alpha * (1 - pt) ** 2 * loss + (1 - pt) ** 3).mean()


def asymmetric(x, t):
    p = torch.sigmoid(x)
    q = (1 - p + 0.05).clamp(max=1)
    loss = t * torch.log(p.clamp(min=1e-8)) + (1 - t) * torch.log(q.clamp(min=1e-8))
    pt = p * t + q * (1 - t)
    return -(loss * torch.pow(1 - pt, t + 4 * (1 - t))).mean()


def two(x):
    return F.log_softmax(torch.cat([torch.zeros_like(x), x], 1), 1)


def gce(x, t):
    p = torch.sigmoid(x)
    pt = t * p + (1 - t) * (1 - p)
    return ((1 - pt**0.7) / 0.7).mean()


def dual_focal(x, t):
    logp = two(x)
    p = logp.exp()
    label = t.long()
    own = logp.gather(1, label)
    pk = own.exp()
    pj = ((p < pk) * p).max(1, keepdim=True)[0]
    return (-((1 - pk + pj) ** 5) * own).mean()


def nce_rce(x, t):
    logp = two(x)
    onehot = torch.cat([1 - t, t], 1)
    nce = (onehot * logp).sum(1) / logp.sum(1)
    rce = -(logp.exp() * torch.log(onehot.clamp(min=1e-4))).sum(1)
    return (nce + rce).mean()


def squentropy(x, t):
    return F.binary_cross_entropy_with_logits(x, t) + (x * x).mean() / 4


def topk(x, t):
    loss = F.binary_cross_entropy_with_logits(x, t, reduction="none").flatten()
    return torch.topk(loss, len(loss) // 10, sorted=False)[0].mean()


def logit_clip(x, t):
    norm = torch.norm(x, dim=1, keepdim=True) + 1e-7
    return F.binary_cross_entropy_with_logits(torch.where(norm > 1, x / norm, x), t)


def scnp(x, t):
    pool = F.max_pool2d if x.dim() == 4 else F.max_pool3d
    least = -pool(-(x * t + 9999 * (1 - t)), 3, 1, 1)
    most = pool(x * (1 - t) - 9999 * t, 3, 1, 1)
    return F.binary_cross_entropy_with_logits(least * t + most * (1 - t), t)


def febs(x, t):
    p = torch.sigmoid(x)
    def one(a, b):
        return 1 - (2 * (a * b).sum() + 1e-5) / ((a * a).sum() + (b * b).sum() + 1e-5)
    group = one(p, t).detach()
    return one(p * torch.tanh(group / group), t)


PEERS = {
    "dice": ("dice", dice),
    "dice_squared": ("dice(squared_pred=true)", lambda x, t: dice(x, t, squared=True)),
    "jaccard": ("jaccard", lambda x, t: dice(x, t, jaccard=True)),
    "tversky": ("tversky", tversky),
    "focal_tversky": ("focal_tversky", focal_tversky),
    "gdice": ("gdice", gdice),
    "dice_semimetric": ("dice_semimetric", lambda x, t: metric(x, t, 0.5)),
    "jaccard_metric": ("jaccard_metric", lambda x, t: metric(x, t, 1)),
    "lovasz": ("lovasz", lovasz),
    "lovasz_hinge": ("lovasz_hinge", lovasz_hinge),
    "ce": ("ce", ce),
    "focal": ("focal", focal),
    "poly1": ("poly1", poly1),
    "poly1_focal": ("poly1_focal", poly1_focal),
    "asymmetric": ("asymmetric", asymmetric),
    "gce": ("gce", gce),
    "dual_focal": ("dual_focal", dual_focal),
    "nce_rce": ("nce_rce", nce_rce),
    "squentropy": ("squentropy", squentropy),
    "topk": ("topk", topk),
    "dice_ce": ("dice_ce", lambda x, t: dice(x, t) + ce(x, t)),
    "logit_clip": ("logit_clip", logit_clip),
    "scnp": ("scnp", scnp),
    "febs": ("febs", febs),
}
