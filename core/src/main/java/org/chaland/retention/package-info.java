/** How what is known of people ends: on demand, and when its time is over. */
@NullMarked
package org.chaland.retention;

import org.jspecify.annotations.NullMarked;
