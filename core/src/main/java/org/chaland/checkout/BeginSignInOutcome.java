package org.chaland.checkout;

import java.net.URI;
import org.chaland.model.Handle;

/**
 * Result of {@link Checkouts#beginSignIn}, {@link Checkouts#beginSignInForOrder} and {@link Checkouts#initiatedSignIn}: {@link Redirect} or
 * {@link SignedInOutcome.Refused}.
 */
public sealed interface BeginSignInOutcome permits BeginSignInOutcome.Redirect, SignedInOutcome.Refused {

    /**
     * The draft is stored; send the browser to the provider. If a form was posted, do not answer it by a redirect: browsers forbid forms to lead
     * where {@code form-action} of the page's Content Security Policy does not name. Answer with a page that goes on from there.
     *
     * @param handle the handle to keep until the browser comes back: that of the checkout, or after {@link Checkouts#initiatedSignIn} the
     *     one to pass to {@link org.chaland.model.Visit#withArrival}
     * @param address the provider's sign-in page
     */
    record Redirect(Handle handle, URI address) implements BeginSignInOutcome {}
}
