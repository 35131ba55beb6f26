package org.chaland.memory;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.chaland.model.Checkout;
import org.chaland.model.Details;
import org.chaland.spi.Storage;
import org.chaland.spi.contract.CheckoutStoreContract;
import org.junit.jupiter.api.DisplayName;

/** Stores of checkouts that break one rule of drafts each. */
final class BrokenDrafts {

    private BrokenDrafts() {}

    @DisplayName("A store that takes an empty draft for none")
    @Breaks("emptyDraftIsNotTheSameAsNone")
    static final class ForgottenDraft extends CheckoutStoreContract {

        @Override
        protected Storage storage() {
            return inserting(draft -> draft.filter(typed -> !typed.equals(Details.empty())));
        }
    }

    @DisplayName("A store that takes nothing away with a change")
    @Breaks("updateCanTakeAway")
    static final class NothingTakenAway extends CheckoutStoreContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCheckouts(sound -> new ForwardingCheckouts(sound) {
                @Override
                public boolean update(Checkout checkout) {
                    var before = findByHandle(checkout.shop(), checkout.handleHash());
                    return super.update(checkout.toBuilder()
                            .draft(checkout.draft().or(() -> before.flatMap(Checkout::draft)))
                            .build());
                }
            });
        }
    }

    @DisplayName("A store that cuts texts at fifty chars")
    @Breaks({"textsMayBeAsLongAsTheirFieldAllows", "draftIsKeptAsTypedAlsoWhereItIsLongerThanItsFieldAllows"})
    static final class CutTexts extends CheckoutStoreContract {

        @Override
        protected Storage storage() {
            return inserting(draft ->
                    draft.map(typed -> Texts.changed(typed, text -> text.substring(0, Math.min(50, text.length())))));
        }
    }

    @DisplayName("A store that trims drafts")
    @Breaks("textsComeBackUnchanged")
    static final class TrimmedTexts extends CheckoutStoreContract {

        @Override
        protected Storage storage() {
            return inserting(draft -> draft.map(typed -> Texts.changed(typed, String::trim)));
        }
    }

    private static Storage inserting(UnaryOperator<Optional<Details>> changed) {
        return Breakable.sound().withCheckouts(sound -> new ForwardingCheckouts(sound) {
            @Override
            public boolean insert(Checkout checkout) {
                return super.insert(checkout.toBuilder()
                        .draft(changed.apply(checkout.draft()))
                        .build());
            }
        });
    }
}
