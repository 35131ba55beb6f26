package org.chaland.backoffice;

import static org.chaland.model.PersonalField.ACCOUNTS;
import static org.chaland.model.PersonalField.DISCLOSURES;
import static org.chaland.model.PersonalField.EMAIL;
import static org.chaland.model.PersonalField.PURCHASES;
import static org.chaland.model.PersonalField.RECORD;
import static org.chaland.model.PersonalField.STAFF_ACTIONS;
import static org.chaland.model.PersonalField.TASKS;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.chaland.backoffice.CustomerImport.KnownAddresses;
import org.chaland.backoffice.CustomerView.TaskView;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.checkout.Checkouts;
import org.chaland.checkout.PurchaseOutcome;
import org.chaland.internal.Parts;
import org.chaland.linking.AccountTasks;
import org.chaland.model.Account;
import org.chaland.model.AuditEntry;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Disclosure;
import org.chaland.model.Field;
import org.chaland.model.PersonalField;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Task;
import org.chaland.model.Training;
import org.chaland.prefill.ContactStep;
import org.chaland.prefill.ShopForms;
import org.chaland.privacy.DataExport;
import org.chaland.privacy.ErasureOutcome;
import org.chaland.privacy.Erasures;
import org.chaland.privacy.PersonalData;
import org.chaland.privacy.Receipt;
import org.chaland.spi.AccessPolicy;
import org.chaland.support.Seat;
import org.chaland.support.SeatOutcome;
import org.chaland.support.SeatRequest;
import org.chaland.support.Seats;
import org.chaland.text.Messages;

/**
 * What staff do with the customers of a shop.
 *
 * <p>Each method takes a {@link Staff}; the host has checked that this person may act so. {@link AccessPolicy} decides which fields of which
 * customers the purpose opens. Other fields are left out, and a customer whom the purpose does not reach is unknown. In the same
 * transaction, each read adds an entry to the {@link org.chaland.spi.DisclosureStore} for each customer shown ({@link #export} one for
 * all), and each change adds one to the {@link org.chaland.spi.AuditLog}. An e-mail address finds and groups records; it never links or
 * merges them (I1).
 *
 * <p>A method that may be refused returns a {@link StaffOutcome}; its Javadoc lists the refusals. Each one also gives
 * {@link Refusal#UNKNOWN} if the shop has no such record in use or the purpose does not reach it. An unknown shop causes an
 * {@link IllegalArgumentException}, failing storage a {@link org.chaland.spi.StorageException}.
 *
 * <p>Where a purpose reaches those whom the staff member trains, and {@link Staff#account()} is known, the learning provider is asked at
 * each read whether it {@link org.chaland.spi.CourseTeaching says} that they teach a course into which a customer was let. Then a read
 * refuses to run in a transaction, and if the provider does not answer, nobody is shown: the read ends in its {@link
 * org.chaland.spi.ProviderUnavailableException} or {@link org.chaland.spi.ProviderRefusalException}. Whoever is reached in this way can
 * be seen and not changed.
 *
 * <p>{@link #link} and {@link #replaceLink} may call a provider and refuse to run in a transaction; all other methods, except those
 * reads, take part in the transaction of the calling thread. Safe for use by several threads.
 */
public final class BackOffice {

    /** Largest number of items on a page. */
    public static final int PAGE_SIZE = 25;

    /** Longest search text in code points. */
    public static final int LONGEST_SEARCH = 200;

    /** Largest number of tasks that {@link #runAllAgain} makes due at once. */
    public static final int MOST_TOGETHER = 100;

    private final Parts parts;
    private final ShopForms forms;
    private final Checkouts checkouts;
    private final StaffGate gate;
    private final Messages messages;
    private final Listings listings;
    private final Views views;
    private final Editing editing;
    private final StaffOrders orders;
    private final StaffLinks links;
    private final RecordMerges merges;
    private final RecordActions actions;

    /** Internal: called by {@link org.chaland.Chaland}. */
    @SuppressWarnings("exports")
    public BackOffice(
            Parts parts,
            ShopForms forms,
            Checkouts checkouts,
            Seats seats,
            AccountTasks tasks,
            Messages messages,
            AccessPolicy policy,
            DataExport export) {
        this.parts = parts;
        this.messages = messages;
        this.forms = forms;
        this.checkouts = checkouts;
        gate = new StaffGate(parts, policy);
        listings = new Listings(parts);
        views = new Views(parts, listings, messages);
        editing = new Editing(parts, forms, gate, listings, tasks);
        orders = new StaffOrders(parts, forms, gate, seats);
        links = new StaffLinks(parts, tasks, gate);
        merges = new RecordMerges(parts, tasks, gate);
        actions = new RecordActions(parts, new Erasures(parts, tasks), export, gate, tasks);
    }

    /**
     * Returns what a page of the host's own, such as its list of orders, may show of customers, and notes that it is shown.
     *
     * @param fields what the page would show
     * @return the fields that the purpose opens, and the record itself, of each customer whom it reaches; unmodifiable
     */
    public Map<CustomerId, Set<PersonalField>> disclose(
            Staff staff, Collection<CustomerId> customers, Set<PersonalField> fields) {
        return gate.read(
                staff,
                RECORD,
                Map.of(),
                read -> customers.stream()
                        .distinct()
                        .filter(read::reaches)
                        .collect(Collectors.toUnmodifiableMap(
                                Function.identity(), customer -> Set.copyOf(read.show(customer, fields)))));
    }

    // Finding

    /**
     * Finds customers in use. Each word typed must be the beginning of a word in name, organisation, postal address or e-mail address,
     * ignoring case and accents. The id of a customer or the reference of an order, typed exactly, finds the customer too, also through
     * merges. Fields that the purpose does not open are not searched.
     *
     * @param typed text as typed, at most {@link #LONGEST_SEARCH} code points
     * @param after {@link Page#next()} of the previous page, or empty for the first page; the page is empty if that customer can no longer
     *     be found
     * @return {@link Refusal#NOTHING_TYPED} or {@link Refusal#TOO_LONG} if the text cannot be searched for
     */
    public StaffOutcome<Found> search(Staff staff, String typed, Optional<CustomerId> after) {
        var nothing = StaffOutcome.unchanged(new Found(Optional.empty(), Page.empty()));
        return gate.read(staff, RECORD, nothing, read -> listings.search(read, typed, after));
    }

    /**
     * What a search found.
     *
     * @param exact the customer whose id, or whose order's reference, was typed exactly; on the first page only
     * @param page customers with all the words typed; may contain the exact one. It is empty only if nothing follows.
     * @param tooMany whether the search ended early: of ten times {@link #PAGE_SIZE} customers in a row, none has the words in fields that
     *     the purpose opens, or is reached by it. Further words make the search narrower.
     */
    public record Found(Optional<CustomerEntry> exact, Page<CustomerEntry, CustomerId> page, boolean tooMany) {

        /** What a search found that did not end early. */
        public Found(Optional<CustomerEntry> exact, Page<CustomerEntry, CustomerId> page) {
            this(exact, page, false);
        }
    }

    /**
     * Lists all customers in use whom the purpose reaches, the newest first. After ten pages in a row of which it reaches nobody, the page
     * is empty, and {@link Page#next()} goes on.
     *
     * @param after {@link Page#next()} of the previous page, or empty for the first page; the page is empty if that customer is no longer
     *     in use
     */
    public Page<CustomerEntry, CustomerId> newest(Staff staff, Optional<CustomerId> after) {
        return gate.read(staff, RECORD, Page.empty(), read -> listings.newest(read, after));
    }

    /**
     * Lists customers in use who share an e-mail address, as groups with the oldest customer first. Pages are cut between groups, so a
     * page may have fewer than {@link #PAGE_SIZE} customers. A larger group continues as the first group of the next page.
     *
     * @param after {@link Page#next()} of the previous page, or empty for the first page
     */
    public Page<List<CustomerEntry>, CustomerId> sharingEmail(Staff staff, Optional<CustomerId> after) {
        return gate.read(staff, EMAIL, Page.empty(), read -> listings.sharingEmail(read, after));
    }

    // Seeing

    /**
     * Returns a customer with everything that the purpose opens.
     *
     * @param locale of the explanations of tasks
     * @return {@link Refusal#MERGED} with the survivor if the record was merged
     */
    public StaffOutcome<CustomerView> view(Staff staff, CustomerId customer, Locale locale) {
        return gate.read(
                staff, RECORD, StaffOutcome.refused(Refusal.UNKNOWN), read -> views.view(read, customer, locale));
    }

    /**
     * Lists a customer's purchases, the newest first. The page is empty if there are none or the customer is unknown.
     *
     * @param after {@link Page#next()} of the previous page, or empty for the first page
     */
    public Page<Purchase, String> purchases(Staff staff, CustomerId customer, Optional<String> after) {
        return gate.read(staff, PURCHASES, Page.empty(), read -> views.purchases(read, customer, after));
    }

    /**
     * Lists what staff did to a customer, the newest first, also for a deleted one. The page is empty if there is nothing.
     *
     * @param after {@link Page#next()} of the previous page, or empty for the first page
     */
    public Page<AuditEntry, UUID> audit(Staff staff, CustomerId customer, Optional<UUID> after) {
        return gate.read(staff, STAFF_ACTIONS, Page.empty(), read -> views.audit(read, customer, after));
    }

    /**
     * Lists what staff were shown of a customer, when, and for which purpose; the newest first, also for a deleted customer. An entry
     * without a customer is one of everybody, as by an export: it is listed if it was made since the record was created and the purpose
     * reaches all customers of the shop; for a deleted customer, {@link #touched} lists it. This read is logged too, if an entry that
     * names the customer is shown, and is listed from the next call on. The page is empty if there is nothing.
     *
     * @param after {@link Page#next()} of the previous page, or empty for the first page
     */
    public Page<Disclosure, UUID> disclosures(Staff staff, CustomerId customer, Optional<UUID> after) {
        return gate.read(staff, DISCLOSURES, Page.empty(), read -> views.disclosures(read, customer, after));
    }

    /**
     * Lists what staff were shown of any customer in a period, the oldest first, as needed after a data breach (GDPR art. 33, 34). An
     * entry without a customer means that everybody whom the shop had at that time was touched, as by an export; it is listed if the
     * purpose reaches all customers of the shop. This read is logged too, for each customer whom a listed entry names. The page is empty
     * if there is nothing.
     *
     * @param from start of the period, inclusive
     * @param until end of the period, exclusive; pass the same time for all pages
     * @param after {@link Page#next()} of the previous page, or empty for the first page
     * @throws IllegalArgumentException if {@code until} is in the future
     */
    public Page<Disclosure, UUID> touched(Staff staff, Instant from, Instant until, Optional<UUID> after) {
        return gate.read(staff, DISCLOSURES, Page.empty(), read -> views.disclosures(read, from, until, after));
    }

    /**
     * Lists the shop's tasks that are not done: first those that stopped or are overdue, the longest first, then those that are tried
     * again or not begun yet. A task of a claim names no customer; it is listed if the purpose reaches all customers of the shop.
     *
     * @param after {@link Page#next()} of the previous page, or empty for the first page
     * @param locale of the explanations
     */
    public Page<TaskView, Task.Place> waitingTasks(Staff staff, Optional<Task.Place> after, Locale locale) {
        return gate.read(staff, TASKS, Page.empty(), read -> views.waiting(read, after, locale));
    }

    /**
     * Makes a task due at once that stopped, or that was tried and waits for its next attempt. {@link org.chaland.upkeep.Upkeep} runs it
     * next.
     *
     * @param key of the task, unique within the shop
     * @return the customer whose tasks can be run now; {@link Refusal#NOT_WAITING} if the task is done, not begun yet, or under way
     */
    public StaffOutcome<CustomerId> runAgain(Staff staff, String key) {
        return actions.runAgain(staff, key);
    }

    /**
     * Does as {@link #runAgain} for tasks that have a reason, once it is remedied, in the order of {@link #waitingTasks}: looks at
     * {@link #MOST_TOGETHER} tasks, and leaves those that a worker has or that the purpose does not reach. The audit log gets one entry
     * for each customer.
     *
     * @param reason {@link Task#reason()} of the tasks
     * @param after {@link RunAgain#next()} of the previous call, or {@link Task.Place#START} for the first
     * @return how many tasks; unchanged if none of these
     */
    public StaffOutcome<RunAgain> runAllAgain(Staff staff, String reason, Task.Place after) {
        return actions.runAllAgain(staff, reason, after);
    }

    /**
     * Tasks that were made due.
     *
     * @param tasks how many
     * @param next where to go on; empty if there are no more tasks with the same reason
     */
    public record RunAgain(int tasks, Optional<Task.Place> next) {}

    // Creating and correcting

    /** Returns an empty form for a new customer with the shop's defaults. */
    public ContactStep newForm(Staff staff) {
        return editing.newForm(staff.shop());
    }

    /**
     * Creates a customer without links, even if others have the same e-mail address (I1). The details are checked like those of the
     * contact form. Without a language, the customer gets the shop's.
     *
     * @param typed unchecked, as {@link org.chaland.form.FormInput} reads them
     * @param locale of the messages
     * @return {@link StaffOutcome.Again} if something is wrong with the details
     */
    public StaffOutcome<Created> create(Staff staff, Details typed, Locale locale) {
        return editing.create(staff, typed, locale);
    }

    /**
     * A new customer.
     *
     * @param customer its id
     * @param sameAddress other records with the same e-mail address that the purpose opens, the oldest first, at most {@link #PAGE_SIZE}.
     *     They were not changed
     */
    public record Created(CustomerId customer, List<CustomerEntry> sameAddress) {

        /** Copies the list. */
        public Created {
            sameAddress = List.copyOf(sameAddress);
        }
    }

    /**
     * Returns a form with the values of the record. It is empty if the shop has no such customer in use, or if the purpose does not open
     * every field that the shop asks for: saving a form without a field would delete its value.
     */
    public Optional<ContactStep> editForm(Staff staff, CustomerId customer) {
        return gate.readToChange(staff, RECORD, Optional.empty(), read -> editing.form(read, customer));
    }

    /**
     * Corrects a record. Concurrent changes of other fields are kept; concurrent changes of the same fields are a conflict (I8). Links,
     * the time of creation, and the details of earlier orders stay (I7). Nothing is written if no value differs. An empty language keeps
     * the present one.
     *
     * @param typed all fields of the form, unchecked, as {@link org.chaland.form.FormInput} reads them
     * @param base {@link ContactStep#base()} of the form that was shown; without it every difference is a conflict
     * @param locale of the messages
     * @return {@link StaffOutcome.Again} if something is wrong with the details or there is a conflict
     */
    public StaffOutcome<CustomerId> edit(Staff staff, CustomerId customer, Details typed, String base, Locale locale) {
        return gate.readToChange(
                staff,
                RECORD,
                StaffOutcome.refused(Refusal.UNKNOWN),
                read -> editing.edit(read, customer, typed, base, locale));
    }

    /**
     * Places an order by telephone with the details of the record, as {@link org.chaland.checkout.Checkouts#placed} does at the end of a
     * checkout. {@link org.chaland.checkout.Checkouts#completed} follows as usual.
     *
     * @param customer in use; the survivor receives the order if the record was merged
     * @param reference the order's technical id, see {@link org.chaland.model.PurchaseRef}
     * @param trainings what the order opens; can be given later too
     * @param locale of the messages
     * @return the customer of the order, unchanged if this order was placed before; {@link StaffOutcome.Rejected} with violations if the
     *     record is not valid for the shop's form: correct it first; {@link Refusal#OTHER_CUSTOMER}, {@link Refusal#CANCELLED} or
     *     {@link Refusal#NOT_A_REFERENCE} if the reference cannot be used
     */
    public StaffOutcome<CustomerId> recordPurchase(
            Staff staff, CustomerId customer, String reference, List<Training> trainings, Locale locale) {
        return gate.act(staff, customer, PURCHASES, () -> orders.record(staff, customer, reference, trainings, locale));
    }

    /**
     * Records that an order was paid, as {@link Checkouts#completed(PurchaseRef, List)} does, and who of the staff said so.
     *
     * @param trainings what the order opens, in place of those given when it was placed
     * @return as for a payment that no staff confirms; {@link PurchaseOutcome.Result#UNKNOWN} too if the purpose does not reach the customer
     */
    public PurchaseOutcome completed(Staff staff, PurchaseRef ref, List<Training> trainings) {
        return orders.settle(
                staff, ref, AuditEntry.Action.PAYMENT_CONFIRMED, () -> checkouts.completed(ref, trainings));
    }

    /** Records that an order was cancelled, as {@link Checkouts#cancelled} does, and who of the staff did so; the rest is as for a payment. */
    public PurchaseOutcome cancelled(Staff staff, PurchaseRef ref) {
        return orders.settle(staff, ref, AuditEntry.Action.ORDER_CANCELLED, () -> checkouts.cancelled(ref));
    }

    /**
     * Returns the seats of a paid order, as {@link Seats#of} does for its buyer. Of the participants, the fields are shown that the purpose
     * opens.
     *
     * @param reference of the order
     * @param locale of the names of courses
     * @return empty if there is no such order in the shop, it is not paid, or the purpose does not reach its customer
     */
    public Optional<List<Seat>> seats(Staff staff, String reference, Locale locale) {
        return orders.seats(staff, reference, locale);
    }

    /**
     * Gives a free seat of a paid order for its buyer, who asks for it by telephone, or hands the order over: the seat that is the buyer's
     * own can be given too. The participant is told who has bought it, and may decline. Unlike the buyer, staff may do so as often as
     * needed.
     *
     * @param reference of the order
     * @param locale of the messages
     * @return as {@link Seats#give}; {@link SeatOutcome.Reason#NOT_YOURS} also if the purpose does not reach the buyer
     */
    public SeatOutcome giveSeat(Staff staff, String reference, SeatRequest request, Locale locale) {
        return orders.giveSeat(staff, reference, request, locale);
    }

    /**
     * Takes a seat back, as {@link Seats#takeBack} does for the buyer, at any time.
     *
     * @param reference of the order
     * @param seat {@link Seat#id()}
     * @return done; {@link SeatOutcome.Reason#NOT_YOURS} if there is no such seat, or the purpose does not reach the buyer
     */
    public SeatOutcome takeBackSeat(Staff staff, String reference, String seat) {
        return orders.takeBackSeat(staff, reference, seat);
    }

    // Linking, merging, deleting

    /**
     * Links an account to a customer for a reason. If the provider supports {@link org.chaland.spi.ProfileSource}, it is asked first
     * whether the account can be used. Handles given out before become invalid. If the account is at the learning provider, paid
     * purchases open the support area. A broken link of the same issuer is replaced.
     *
     * @param issuer one of the shop's issuers, or that of a registered provider
     * @param subject the account's stable id at the issuer
     * @param reason plain text on one line, at most {@link AuditEntry#LONGEST_REASON} code points
     * @return the customer whose tasks can be run now, unchanged if the account was linked before; {@link StaffOutcome.Rejected} with faults;
     *     {@link Refusal#LINKED_ELSEWHERE} with the other customer, {@link Refusal#OTHER_ACCOUNT}, {@link Refusal#NOT_USABLE},
     *     {@link Refusal#UNAVAILABLE}
     * @throws org.chaland.spi.RemoteCallInTransactionException if a transaction is active
     */
    public StaffOutcome<CustomerId> link(
            Staff staff, CustomerId customer, String issuer, String subject, String reason) {
        var account = Account.read(issuer, subject);
        return gate.act(
                staff, customer, ACCOUNTS, () -> links.link(staff, customer, Optional.empty(), account, reason));
    }

    /**
     * Replaces an account of the customer by another one of the same issuer for a reason: {@link #unlink} and {@link #link} in one step.
     *
     * @param old the account to replace, as shown
     * @param subject the stable id of the new account
     * @param reason plain text on one line, at most {@link AuditEntry#LONGEST_REASON} code points
     * @return as {@link #link}; {@link Refusal#OTHER_ACCOUNT} if the customer no longer has {@code old}
     * @throws org.chaland.spi.RemoteCallInTransactionException if a transaction is active
     */
    public StaffOutcome<CustomerId> replaceLink(
            Staff staff, CustomerId customer, Account old, String subject, String reason) {
        var account = Account.read(old.issuer(), subject);
        return gate.act(
                staff, customer, ACCOUNTS, () -> links.link(staff, customer, Optional.of(old), account, reason));
    }

    /**
     * Unlinks an account for a reason. Record and purchases stay. The account loses the support area and is not changed otherwise.
     * Handles given out before become invalid.
     *
     * @param account one of the customer's accounts
     * @param reason plain text on one line, at most {@link AuditEntry#LONGEST_REASON} code points
     * @return {@link StaffOutcome.Rejected} with faults; {@link Refusal#NOT_LINKED}
     */
    public StaffOutcome<CustomerId> unlink(Staff staff, CustomerId customer, Account account, String reason) {
        return gate.act(staff, customer, ACCOUNTS, () -> links.unlink(staff, customer, account, reason));
    }

    /**
     * Closes the account that the shop made for the customer, for a reason that the customer is told: it is suspended in a moment, and no
     * purchase opens it. Record and purchases stay.
     *
     * @param reason plain text on one line for the customer, at most {@link AuditEntry#LONGEST_REASON} code points
     * @return the customer whose tasks can be run now, unchanged if it was closed before; {@link StaffOutcome.Rejected} with faults;
     *     {@link Refusal#NOT_OURS} if they have no account that the shop had made
     */
    public StaffOutcome<CustomerId> closeAccount(Staff staff, CustomerId customer, String reason) {
        return gate.act(staff, customer, ACCOUNTS, () -> links.close(staff, customer, true, reason));
    }

    /**
     * Opens an account again that staff have closed, for a reason that the customer is told. It is reactivated in a moment if there is
     * access.
     *
     * @param reason plain text on one line for the customer, at most {@link AuditEntry#LONGEST_REASON} code points
     * @return as {@link #closeAccount}
     */
    public StaffOutcome<CustomerId> openAccount(Staff staff, CustomerId customer, String reason) {
        return gate.act(staff, customer, ACCOUNTS, () -> links.close(staff, customer, false, reason));
    }

    /**
     * Has the provider invite the customer once more to choose a password, as after an invitation that was lost or has expired. A
     * corrected address is passed on to the account first; that invites by itself, unless the mailbox of the old address was proven.
     *
     * @return the customer whose tasks can be run now; {@link Refusal#NOT_OURS} if they have no account in use that the shop had made
     */
    public StaffOutcome<CustomerId> inviteAgain(Staff staff, CustomerId customer) {
        return gate.act(staff, customer, ACCOUNTS, () -> actions.inviteAgain(staff, customer));
    }

    /**
     * Returns what merging two records of one person would do. Writes nothing but the disclosure log.
     *
     * @param from the record that would become a tombstone
     * @param into the record that would survive
     * @return {@link Refusal#SAME_RECORD}, {@link Refusal#NOT_IN_USE} or {@link Refusal#TWO_ACCOUNTS} if they cannot be merged
     */
    public StaffOutcome<MergePreview> previewMerge(Staff staff, CustomerId from, CustomerId into) {
        return gate.readToChange(
                staff, RECORD, StaffOutcome.refused(Refusal.UNKNOWN), read -> merges.preview(read, from, into));
    }

    /**
     * Merges two records as the preview showed them.
     *
     * @param token of the preview
     * @param reason plain text on one line, at most {@link AuditEntry#LONGEST_REASON} code points
     * @return {@link StaffOutcome.Rejected} with faults; {@link Refusal#CHANGED} if a record was changed since the preview; the refusals of
     *     {@link #previewMerge}
     */
    public StaffOutcome<Merged> merge(Staff staff, MergePreview.Token token, String reason) {
        return gate.act(
                staff,
                token.from(),
                RECORD,
                () -> gate.act(staff, token.into(), RECORD, () -> merges.merge(staff, token, reason)));
    }

    /**
     * A merge that is done.
     *
     * @param survivor the remaining record; its tasks can be run now
     * @param purchases how many purchases moved
     */
    public record Merged(CustomerId survivor, long purchases) {}

    /**
     * Deletes a record without purchases, with its links, tombstones and unfinished tasks. Its checkouts expire. Accounts at providers
     * are not changed.
     *
     * @param version the version that was shown
     * @return {@link Refusal#CHANGED} or {@link Refusal#HAS_PURCHASES} if the record is kept
     */
    public StaffOutcome<CustomerId> delete(Staff staff, CustomerId customer, long version) {
        return gate.act(staff, customer, RECORD, () -> actions.delete(staff, customer, version));
    }

    /**
     * Returns a copy of everything that the shop stores about a customer, as {@link org.chaland.privacy.Privacy#export} does for a person
     * who is signed in: for somebody without an account who asks by letter. Staff must verify first that the record is that person's. If
     * the purpose does not open every field ({@link org.chaland.model.Purpose#DATA_REQUEST} does), the customer is unknown.
     *
     * @param customer in use or restricted
     * @throws org.chaland.spi.RemoteCallInTransactionException if a database transaction is active on this thread
     */
    public StaffOutcome<PersonalData> personalData(Staff staff, CustomerId customer) {
        return actions.personalData(staff, customer);
    }

    /**
     * Erases a record on request of the person, as {@link org.chaland.privacy.Privacy#erase} does for a person who is signed in. Staff
     * must verify first that the record is that person's.
     *
     * @param version the version that was shown
     * @param accessGivenUp whether the person gives up paid access that still runs
     * @return the receipt for the person; {@link Refusal#OBLIGED} with the obligations, or {@link Refusal#CHANGED}
     */
    public StaffOutcome<Receipt> erase(Staff staff, CustomerId customer, long version, boolean accessGivenUp) {
        return gate.act(staff, customer, RECORD, () -> actions.erase(staff, customer, version, accessGivenUp));
    }

    /**
     * Returns what {@link #erase} would do now, without any personal data.
     *
     * @return empty if the shop has no such record that can be erased
     */
    public Optional<ErasureOutcome> previewErasure(Staff staff, CustomerId customer) {
        return gate.allows(staff, customer, RECORD) ? actions.previewErasure(staff.shop(), customer) : Optional.empty();
    }

    /**
     * Restricts a record (GDPR art. 18). It is kept and not used, cannot be erased, and is shown to staff for accounting and legal claims
     * only. The customer cannot sign in to it, and open forms expire.
     *
     * @param version the version that was shown
     * @param reason plain text on one line, at most {@link AuditEntry#LONGEST_REASON} code points
     * @return {@link StaffOutcome.Rejected} with faults; {@link Refusal#CHANGED}
     */
    public StaffOutcome<CustomerId> restrict(Staff staff, CustomerId customer, long version, String reason) {
        return gate.act(staff, customer, RECORD, () -> actions.restrict(staff, customer, version, reason));
    }

    /**
     * Takes a restricted record into use again.
     *
     * @param version the version that was shown
     * @param reason plain text on one line, at most {@link AuditEntry#LONGEST_REASON} code points
     * @return {@link StaffOutcome.Rejected} with faults; {@link Refusal#CHANGED}; {@link Refusal#UNKNOWN} if the record is not restricted
     */
    public StaffOutcome<CustomerId> liftRestriction(Staff staff, CustomerId customer, long version, String reason) {
        return gate.act(staff, customer, RECORD, () -> actions.liftRestriction(staff, customer, version, reason));
    }

    // Files

    /**
     * Starts the import of a file that the host has parsed. A column is named by the {@link org.chaland.model.Field#path()} of a field or
     * by its label in French or English, ignoring case. Look at {@link CustomerImport#header()} before importing rows.
     *
     * @param header names of the columns in any order
     * @param known what to do with known e-mail addresses
     * @param locale of the messages
     */
    public CustomerImport importing(Staff staff, List<String> header, KnownAddresses known, Locale locale) {
        return importing(staff, ImportHeader.read(header, forms.rules(staff.shop()), messages), known, locale);
    }

    /**
     * Starts the import of a file whose columns a person has assigned to fields. What the shop requires and the file does not have stays
     * empty, and is asked for with the next order; but no row is imported without an e-mail address and a family name, if the shop requires them.
     *
     * @param columns by the names of the header; empty for a column that is left out
     * @param known what to do with known e-mail addresses
     * @param locale of the messages
     */
    public CustomerImport importing(
            Staff staff, Map<String, Optional<Field>> columns, KnownAddresses known, Locale locale) {
        return importing(staff, ImportHeader.assigned(columns, forms.rules(staff.shop())), known, locale);
    }

    private CustomerImport importing(Staff staff, ImportHeader columns, KnownAddresses known, Locale locale) {
        return new CustomerImport(
                parts, forms, gate, editing, new CustomerImport.Request(staff, columns, known, messages, locale));
    }

    /**
     * Returns all customers in use, the newest first. Pages are read while the stream is consumed, so a shop of any size can be exported.
     * A customer who is in use all the time is returned once, with the values of the moment when the page is read.
     *
     * <p>If the purpose reaches all customers of the shop, the disclosure log gets one entry for everybody, in the transaction that reads
     * the first page; otherwise one for each customer. A host that consumes the stream in a transaction of its own must not go on with it
     * after that transaction was rolled back, because its entry is gone.
     *
     * @return sequential; for one thread
     */
    public Stream<ExportedCustomer> export(Staff staff) {
        gate.requireShop(staff);
        var all = new ExportedCustomer.Export(parts, gate, staff);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(all, Spliterator.ORDERED), false);
    }
}
