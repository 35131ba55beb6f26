package org.chaland.examples.quickstart;

import java.util.List;
import org.chaland.Chaland;
import org.chaland.checkout.Submission;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.memory.InMemoryMessages;
import org.chaland.memory.InMemoryStorage;
import org.chaland.model.Contact;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.prefill.ContactStep;
import org.chaland.spi.ShopRules;
import org.chaland.spi.ShopSettings;

/** A guest buys a training, gets an account, signs in on the next purchase and finds the form filled. */
public final class Quickstart {

    private static final ShopId SHOP = new ShopId("books");
    private static final String LMS = "https://lms.example.org";

    private final InMemoryIdentityProvider lms =
            InMemoryIdentityProvider.builder(LMS).build();
    private final InMemoryMessages outbox = new InMemoryMessages();
    private final Chaland chaland = Chaland.builder()
            .storage(new InMemoryStorage())
            .shops(ShopSettings.single(
                    SHOP,
                    ShopRules.builder().signInIssuers(LMS).learningIssuer(LMS).build()))
            .identityProvider(lms)
            .messageSender(outbox)
            .build();

    private Quickstart() {}

    /** Runs the journey and prints it; takes no arguments. */
    public static void main(String[] arguments) {
        new Quickstart().run();
    }

    private void run() {
        var guest = Visit.of(SHOP, Visitor.anonymous());
        var ada = Contact.builder()
                .givenName("Ada")
                .familyName("Example")
                .city("Paris")
                .country("FR")
                .email("ada@example.org")
                .build();

        System.out.println("1. A guest leaves contact details and orders.");
        var saved = submit(guest, Details.of(ada));
        chaland.checkout().placed(guest.withHandle(saved.handle()), "order-1", List.of(), saved.version());

        System.out.println("2. The order is paid: an account is made, its owner invited, the support area opened.");
        chaland.checkout().completed(new PurchaseRef(SHOP, "order-1"));
        chaland.upkeep().run(100);
        var account = lms.accounts().get(0);
        System.out.println("   accounts: " + lms.accounts().size() + ", invited: "
                + lms.invitations().size() + ", in the support area: "
                + lms.supported(SHOP).size() + ", messages: " + outbox.sent().size());

        System.out.println("3. Next time they sign in and find the form filled; they move, and the record follows.");
        var signedIn = Visit.of(SHOP, Visitor.signedIn(account));
        System.out.println("   city: " + city(chaland.checkout().open(signedIn)));
        submit(signedIn, Details.of(ada.toBuilder().city("Lyon").build()));
        System.out.println("   city: " + city(chaland.checkout().open(signedIn)));
    }

    private SubmitOutcome.Saved submit(Visit visit, Details typed) {
        var step = chaland.checkout().open(visit);
        var outcome = chaland.checkout().submit(visit, new Submission(typed, step.base()));
        if (outcome instanceof SubmitOutcome.Saved saved) {
            return saved;
        }
        throw new IllegalStateException("The example's own details are accepted.");
    }

    private static String city(ContactStep step) {
        return step.values().get(Field.CITY).orElse("unknown");
    }
}
