package org.chaland.moodle;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Reads a body that ends in time; one that is longer than allowed is not read on. */
final class CappedBody implements BodySubscriber<byte[]> {

    private final BodySubscriber<byte[]> whole = BodySubscribers.ofByteArray();
    private final int longest;
    private @Nullable Subscription subscription;
    private long received;

    CappedBody(int longest) {
        this.longest = longest;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole.getBody();
    }

    @Override
    public void onSubscribe(Subscription begun) {
        subscription = begun;
        whole.onSubscribe(begun);
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
        received += part.stream().mapToLong(ByteBuffer::remaining).sum();
        if (received <= longest) {
            whole.onNext(part);
        } else if (subscription != null) {
            subscription.cancel();
            subscription = null;
            whole.onError(new TooLongException());
        }
    }

    @Override
    public void onError(Throwable failure) {
        whole.onError(failure);
    }

    @Override
    public void onComplete() {
        whole.onComplete();
    }

    /** The body is longer than any that is expected. */
    static final class TooLongException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLongException() {
            super("The answer is too long.");
        }
    }
}
