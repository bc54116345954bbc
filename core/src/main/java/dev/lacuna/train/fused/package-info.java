/**
 * Training on the CPU in plain Java: forward pass, masked loss, backward pass and Adam over small
 * blocks of rows that stay in the processor's cache. Needs no native library.
 */
@NullMarked
package dev.lacuna.train.fused;

import org.jspecify.annotations.NullMarked;
