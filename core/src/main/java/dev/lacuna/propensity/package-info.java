/**
 * Which labels are observed, by the features: an observation model, propensities, and the weights
 * of labels that follow from them.
 */
@NullMarked
package dev.lacuna.propensity;

import org.jspecify.annotations.NullMarked;
