/** Sign-in at an OpenID provider made of the JDK's means. */
@NullMarked
package org.chaland.oidc;

import org.jspecify.annotations.NullMarked;
