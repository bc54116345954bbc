/**
 * Networks and models: a pure description of an architecture, trained weights with a forward pass
 * in plain Java, and the model file.
 */
@NullMarked
package dev.lacuna.model;

import org.jspecify.annotations.NullMarked;
