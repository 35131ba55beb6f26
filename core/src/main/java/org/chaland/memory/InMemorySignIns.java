package org.chaland.memory;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.chaland.model.Account;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignOutRequest;
import org.chaland.spi.SignedIn;

/** Sign-ins under way: codes that work once, for the attempt whose secret matches the challenge (RFC 7636). */
final class InMemorySignIns {

    private static final int CODE_BYTES = 16;

    private final URI page;
    private final RandomGenerator random;
    private final Map<String, Answer> answers = new HashMap<>();
    private final Map<String, Account> signedOut = new HashMap<>();

    InMemorySignIns(URI page, RandomGenerator random) {
        this.page = page;
        this.random = random;
    }

    URI address(SignInAttempt attempt) {
        return URI.create(page + "?state=" + URLEncoder.encode(attempt.state(), UTF_8) + "&challenge="
                + challenge(attempt.secret()) + "&return_to="
                + URLEncoder.encode(attempt.returnTo().toString(), UTF_8));
    }

    synchronized Map<String, String> signIn(URI address, SignedIn who) {
        var query = query(address);
        var text = random(CODE_BYTES);
        answers.put(text, new Answer(Objects.requireNonNull(query.get("challenge"), "challenge"), who));
        return Map.of("state", query.get("state"), "code", text);
    }

    Map<String, String> cancel(URI address) {
        return Map.of("state", query(address).get("state"), "error", "access_denied");
    }

    synchronized Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters) {
        return Optional.ofNullable(parameters.get("code"))
                .flatMap(code -> Optional.ofNullable(answers.remove(code)))
                .filter(answer -> answer.challenge().equals(challenge(attempt.secret())))
                .map(Answer::who);
    }

    SignOutRequest signOut(URI returnTo) {
        return SignOutRequest.to(URI.create(page + "?sign_out_to=" + URLEncoder.encode(returnTo.toString(), UTF_8)));
    }

    synchronized Map<String, String> signOut(Account account) {
        var text = random(CODE_BYTES);
        signedOut.put(text, account);
        return Map.of("signed_out", text);
    }

    synchronized Optional<Account> signedOut(Map<String, String> parameters) {
        return Optional.ofNullable(parameters.get("signed_out"))
                .flatMap(message -> Optional.ofNullable(signedOut.remove(message)));
    }

    private String random(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static Map<String, String> query(URI address) {
        var query = Arrays.stream(
                        Optional.ofNullable(address.getRawQuery()).orElse("").split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8), (first, second) -> first));
        if (!query.containsKey("state") || !query.containsKey("challenge")) {
            throw new IllegalArgumentException(
                    "Nobody can sign in at an address without state and challenge: use the one from SignInRedirect.address.");
        }
        return query;
    }

    private static String challenge(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256: repair this one.", missing);
        }
    }

    private record Answer(String challenge, SignedIn who) {}
}
