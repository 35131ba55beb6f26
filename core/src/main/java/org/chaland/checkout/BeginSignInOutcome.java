package org.chaland.checkout;

import java.net.URI;
import org.chaland.model.Handle;

/** Result of {@link Checkouts#beginSignIn}: {@link Redirect} or {@link SignedInOutcome.Refused}. */
public sealed interface BeginSignInOutcome permits BeginSignInOutcome.Redirect, SignedInOutcome.Refused {

    /**
     * The draft is stored; send the browser to the provider.
     *
     * @param handle the handle to keep until the browser comes back
     * @param address the provider's sign-in page
     */
    record Redirect(Handle handle, URI address) implements BeginSignInOutcome {}
}
