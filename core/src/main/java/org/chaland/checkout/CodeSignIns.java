package org.chaland.checkout;

import java.util.Optional;
import org.chaland.checkout.SignedInOutcome.Reason;
import org.chaland.checkout.SignedInOutcome.Refused;
import org.chaland.claim.CodeRequest;
import org.chaland.claim.CodeRequest.Status;
import org.chaland.claim.MailboxCodes;
import org.chaland.internal.Parts;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.Accounts;
import org.chaland.linking.Mailboxes;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Checkout;
import org.chaland.model.Claim;
import org.chaland.model.Customer;
import org.chaland.model.Details;
import org.chaland.model.Handle;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.prefill.ShopForms;

/** Sign-in by a code that is mailed: the browser's handle asks for it, and only that browser can answer. */
final class CodeSignIns {

    private final Parts parts;
    private final CheckoutHandles handles;
    private final SignIns signIns;
    private final ShopForms forms;
    private final MailboxCodes codes;
    private final Mailboxes mailboxes;
    private final Accounts accounts;

    CodeSignIns(
            Parts parts,
            CheckoutHandles handles,
            SignIns signIns,
            ShopForms forms,
            MailboxCodes codes,
            AccountTasks tasks) {
        this.parts = parts;
        this.handles = handles;
        this.signIns = signIns;
        this.forms = forms;
        this.codes = codes;
        mailboxes = new Mailboxes(parts, tasks);
        accounts = new Accounts(parts, tasks);
    }

    CodeRequest request(Visit visit, String typed, Details draft) {
        parts.requireNoTransaction("Asking for a code");
        if (!forms.signsInByCode(visit.shop()) || visit.visitor() instanceof Visitor.Operator) {
            return new CodeRequest(Status.NOT_OFFERED);
        }
        var email = MailboxCodes.address(typed);
        if (email.isEmpty()) {
            return CodeRequest.noAddress(codes.noAddress(visit.locale()));
        }
        if (SignIns.isTooLong(draft)) {
            return new CodeRequest(Status.TOO_LONG);
        }
        var begins = handles.begins(visit);
        if (!begins && handles.find(visit).isEmpty()) {
            return new CodeRequest(Status.EXPIRED);
        }
        if (begins && !handles.maySignIn(visit) || !codes.mayAsk(visit, email.get())) {
            return new CodeRequest(Status.TOO_OFTEN);
        }
        return parts.storage()
                .transactions()
                .inTransaction(() -> signIns.keep(visit, Optional.empty(), draft)
                        .map(handle -> {
                            codes.request(claim(visit, handle, email.get()).build());
                            return CodeRequest.to(handle);
                        }))
                .orElseGet(() -> new CodeRequest(Status.EXPIRED));
    }

    /** Has a code mailed to the address of the order by which the visit's checkout has ended. */
    CodeRequest requestForOrder(Visit visit, String order) {
        parts.requireNoTransaction("Asking for a code");
        if (!forms.signsInByCode(visit.shop()) || visit.visitor() instanceof Visitor.Operator) {
            return new CodeRequest(Status.NOT_OFFERED);
        }
        var email = signIns.ended(visit, order).flatMap(this::address);
        if (email.isEmpty()) {
            return new CodeRequest(Status.EXPIRED);
        }
        if (!codes.mayAsk(visit, email.get())) {
            return new CodeRequest(Status.TOO_OFTEN);
        }
        var handle = visit.handle().orElseThrow();
        return parts.storage().transactions().inTransaction(() -> {
            codes.request(claim(visit, handle, email.get()).order(order).build());
            return CodeRequest.to(handle);
        });
    }

    /** Returns the address of whoever has the order now, as staff may have corrected it; otherwise the one with which it was placed. */
    private Optional<CanonicalEmail> address(Checkout ended) {
        var order = parts.storage()
                .purchases()
                .find(new PurchaseRef(ended.shop(), ended.order().orElseThrow()));
        var buyer = order.flatMap(found -> parts.storage().customers().find(ended.shop(), found.customer()))
                .filter(found -> found.isActive() && found.isGuest())
                .map(Customer::details);
        return buyer.or(() -> order.map(Purchase::frozen))
                .flatMap(details -> details.contact().canonicalEmail());
    }

    private Claim.Builder claim(Visit visit, Handle handle, CanonicalEmail email) {
        return codes.claim(visit, Claim.Purpose.SIGN_IN, handle.hash(), email);
    }

    SignedInOutcome answer(Visit visit, String code) {
        parts.requireNoTransaction("Answering a code");
        var checkout = signIns.awaited(visit);
        if (checkout.isEmpty()) {
            return new Refused(Reason.EXPIRED);
        }
        return codes.answered(visit, Claim.Purpose.SIGN_IN, checkout.get().handleHash(), code)
                .filter(claim -> claim.order().equals(checkout.get().order()))
                .map(claim -> signIn(visit, claim))
                .orElseGet(() -> new Refused(Reason.NOT_SIGNED_IN));
    }

    /** An order goes to the account before the other records of the mailbox do, because it goes with the handle as it is. */
    private SignedInOutcome signIn(Visit visit, Claim claim) {
        accounts.lookFor(claim.shop(), claim.email(), Optional.empty());
        var account = mailboxes.signIn(claim.shop(), claim.email());
        var spent = codes.spend(claim, account);
        if (spent.isEmpty()) {
            return new Refused(Reason.NOT_SIGNED_IN);
        }
        if (claim.order().isEmpty()) {
            codes.take(spent.get());
            return signIns.arrive(visit, account);
        }
        var outcome = signIns.attach(visit, claim.order().get(), account);
        if (outcome instanceof SignedInOutcome.SignedIn) {
            codes.takeAfterwards(spent.get());
        }
        return outcome;
    }
}
