/** From inputs to numbers: featurizers, fitted on the train part only, and feature matrices. */
@NullMarked
package dev.lacuna.feature;

import org.jspecify.annotations.NullMarked;
