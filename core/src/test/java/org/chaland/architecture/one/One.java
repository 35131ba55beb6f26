package org.chaland.architecture.one;

import org.chaland.architecture.two.Two;

/** Half of a cycle of packages, for a rule to find. */
public interface One {

    /** The other half. */
    Two two();
}
