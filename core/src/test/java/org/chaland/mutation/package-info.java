/** Tests of the contract kit by providers that were made wrong. */
@org.jspecify.annotations.NullMarked
package org.chaland.mutation;
