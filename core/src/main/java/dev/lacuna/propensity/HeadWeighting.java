package dev.lacuna.propensity;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the labels of a head are weighted.
 *
 * @param head its name
 * @param rows of the train part
 * @param observed labels
 * @param effective effective sample size of the observed labels, (Σw)² / Σw² (L. Kish, Survey
 *     Sampling, 1965); at most their number
 * @param smallest weight of an observed label
 * @param largest weight of an observed label
 * @param clipped how many weights were limited
 * @param outcome why weights differ from 1, or do not
 */
public record HeadWeighting(
    String head,
    int rows,
    int observed,
    double effective,
    double smallest,
    double largest,
    int clipped,
    Outcome outcome) {
  /** What an observation model made of a head. */
  public enum Outcome {
    /** Features tell which labels are observed: weights differ. */
    WEIGHTED,
    /** No label is missing: all weights are 1. */
    COMPLETE,
    /** Too few labels are observed, or missing, to tell anything: all weights are 1. */
    TOO_FEW,
    /** Features do not tell which labels are observed: all weights are 1. */
    UNTOLD
  }

  /** Returns whether weights differ. */
  public boolean isWeighted() {
    return outcome == Outcome.WEIGHTED;
  }

  /** Returns the effective sample size as a share of the observed labels; 1 without any. */
  public double effectiveShare() {
    return observed == 0 ? 1 : effective / observed;
  }

  /** Returns what a model's provenance keeps of it, ready for Jackson. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("head", head);
    map.put("rows", rows);
    map.put("observed", observed);
    map.put("effective_sample_size", effective);
    map.put("smallest_weight", smallest);
    map.put("largest_weight", largest);
    map.put("clipped", clipped);
    return map;
  }
}
