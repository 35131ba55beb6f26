package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.util.List;
import java.util.Optional;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.internal.Digests;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Handle;
import org.chaland.model.Purchase;
import org.chaland.model.Task;
import org.chaland.model.Visitor;
import org.chaland.prefill.ContactStep;
import org.chaland.prefill.FormField;

/** A world in which something else can happen right before or after a named call: the other request of a race. */
abstract class MeddledJourney {

    static final String OIDC = "https://id.example.net";

    final MeddledStorage storage = new MeddledStorage(StorageUnderTest.fresh());
    final MeddledProvider lms = new MeddledProvider(LMS);
    final MeddledProvider oidc = new MeddledProvider(OIDC);
    final World world = new World(storage, List.of(lms, oidc));
    final Account ada = lms.users.addUser(Contact.builder()
            .givenName("Augusta")
            .familyName("Profile")
            .email("ada@example.org")
            .build());
    final Visitor asAda = Visitor.signedIn(ada);

    SignedInOutcome.SignedIn signedIn(Optional<Handle> handle, Account account, Details draft) {
        return SignIns.signedIn(world.signIns.through(lms.users, handle, account, draft));
    }

    /** As another click on the sign-in writes it meanwhile. */
    final void clicked(Handle handle) {
        var checkouts = world.storage.checkouts();
        var stored = checkouts.findByHandle(World.SHOP, handle.hash()).orElseThrow();
        checkouts.update(stored.toBuilder().signIn(stored.signIn()).build());
    }

    static Optional<String> valueOf(ContactStep step, Field field) {
        return step.field(field).flatMap(FormField::value);
    }

    void paid(CustomerId customer, String reference) {
        var purchase = Purchase.builder(World.ref(reference), customer, ADA, World.START)
                .build();
        assertThat(storage.purchases().insert(purchase)).isTrue();
        world.complete(reference);
    }

    /** The checkout gets another handle, which nobody holds. */
    void rotate(Handle handle) {
        var checkouts = storage.quiet().checkouts();
        var checkout =
                checkouts.findByHandle(SHOP, Digests.sha256Hex(handle.value())).orElseThrow();
        assertThat(checkouts.update(
                        checkout.toBuilder().handleHash("0".repeat(64)).build()))
                .isTrue();
    }

    void assertStopped(CustomerId customer, Task.Kind kind, String reason) {
        var task = world.task(customer, kind).orElseThrow();
        assertThat(task.state()).isEqualTo(Task.State.STOPPED);
        assertThat(task.reason()).contains(reason);
    }
}
