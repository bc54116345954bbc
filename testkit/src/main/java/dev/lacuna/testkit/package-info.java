/**
 * What tests of tasks need: the contracts that every task module and featurizer must keep, and a
 * comparison with golden files.
 */
@NullMarked
package dev.lacuna.testkit;

import org.jspecify.annotations.NullMarked;
