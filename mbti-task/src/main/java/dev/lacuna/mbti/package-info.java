/** The MBTI task: four axes of a person's type, from what the person wrote. */
@NullMarked
package dev.lacuna.mbti;

import org.jspecify.annotations.NullMarked;
