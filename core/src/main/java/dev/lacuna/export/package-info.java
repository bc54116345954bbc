/** Models for other tools: in formats that know nothing of Lacuna's tasks and features. */
@NullMarked
package dev.lacuna.export;

import org.jspecify.annotations.NullMarked;
