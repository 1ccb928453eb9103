"""Fitted boosted trees and regressions -> plain numbers, as `readout.model` reads them."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier, HistGradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.pipeline import Pipeline

DIGITS = 6


def as_data(vectorizer: DictVectorizer, model: GradientBoostingClassifier) -> dict[str, Any]:
    """The trees of a model over the features of a vectorizer."""
    names = vectorizer.get_feature_names_out()
    prior = model.init_.class_prior_[1]
    trees = []
    for tree in (stage[0].tree_ for stage in model.estimators_):
        nodes: list[list[Any]] = []
        for at in range(tree.node_count):
            if tree.children_left[at] < 0:
                nodes.append([round(float(tree.value[at, 0, 0]) * model.learning_rate, DIGITS)])
            else:
                low, high = int(tree.children_left[at]), int(tree.children_right[at])
                nodes.append([str(names[tree.feature[at]]), round(float(tree.threshold[at]), DIGITS), low, high])
        trees.append(nodes)
    return {"start": round(math.log(prior / (1 - prior)), DIGITS), "trees": trees}


def mean_of(forests: list[dict[str, Any]]) -> dict[str, Any]:
    """Several forests as one, whose sum is the mean of theirs."""
    shared = len(forests)
    trees = [
        [[round(n[0] / shared, DIGITS)] if len(n) == 1 else n for n in nodes] for forest in forests for nodes in forest["trees"]
    ]
    return {"start": round(sum(f["start"] for f in forests) / shared, DIGITS), "trees": trees}


def histograms_as_data(vectorizer: DictVectorizer, model: HistGradientBoostingClassifier) -> dict[str, Any]:
    """The same of a model that was fitted on binned values, whose trees scikit-learn keeps in `_predictors`."""
    names = vectorizer.get_feature_names_out()
    trees = [[_node(names, node) for node in stage[0].nodes] for stage in model._predictors]
    return {"start": round(float(np.ravel(model._baseline_prediction)[0]), DIGITS), "trees": trees}


def _node(names: np.ndarray, node: np.void) -> list[Any]:
    if node["is_leaf"]:
        return [round(float(node["value"]), DIGITS)]
    threshold = round(float(node["num_threshold"]), DIGITS)
    return [str(names[node["feature_idx"]]), threshold, int(node["left"]), int(node["right"])]


def line_as_data(vectorizer: DictVectorizer, model: Pipeline) -> dict[str, Any]:
    """A logistic regression over standardised features, as weights of the features as they are."""
    scaler, regression = (step for _, step in model.steps)
    weights = regression.coef_[0] / scaler.scale_
    start = float(regression.intercept_[0] - weights @ scaler.mean_)
    names = vectorizer.get_feature_names_out()
    return {
        "start": round(start, DIGITS),
        "weights": {str(n): round(float(w), DIGITS) for n, w in zip(names, weights, strict=True)},
    }
