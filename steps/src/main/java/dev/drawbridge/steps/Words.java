package dev.drawbridge.steps;

import dev.drawbridge.provisioner.ExitCode;
import io.cucumber.java.ParameterType;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words of the features that stand for one of a few things. */
public final class Words {

    /** A name of the declared topology, or any other word. */
    @ParameterType("\\S+")
    public String name(String word) {
        return declared(word);
    }

    /** What stands between double quotes, with the names of the declared topology in it. */
    @ParameterType("\"([^\"]*)\"")
    public String text(String quoted) {
        return declared(quoted);
    }

    /** A text of a feature with the names of the declared topology. */
    static String declared(String text) {
        return new DeclaredNames(Run.current().configuration().topology()).in(text);
    }

    @ParameterType("a body that is cut off|an empty body|bytes that are not UTF-8")
    public PoisonBody poisonBody(String words) {
        return among(PoisonBody.values(), PoisonBody::words, words);
    }

    @ParameterType(
            "no event id|no payload|an unknown resource type|an unknown event type|a name that is a number|an updated_at that is no time")
    public PoisonEvent poisonEvent(String words) {
        return among(PoisonEvent.values(), PoisonEvent::words, words);
    }

    @ParameterType("fields of the envelope|fields of the payload|headers")
    public Unknown unknown(String words) {
        return among(Unknown.values(), Unknown::words, words);
    }

    @ParameterType("acknowledged|to be delivered again|still being worked on")
    public DeliveryState deliveryState(String words) {
        return among(DeliveryState.values(), DeliveryState::words, words);
    }

    @ParameterType(
            "an organization without a name|a user of an unknown organization|a user with an email that is none|a body without its wrapper key|a body that is not JSON|a change of an unknown organization")
    public InvalidRequest invalidRequest(String words) {
        return among(InvalidRequest.values(), InvalidRequest::words, words);
    }

    @ParameterType("\\d{3}(?:, \\d{3})*")
    public Set<Integer> statuses(String words) {
        return Arrays.stream(words.split(", ", -1)).map(Integer::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    @ParameterType(
            "a limit of 1000 messages added|a limit below what is held|the retention changed|the storage changed|a subject removed")
    public TopologyChange topologyChange(String words) {
        return among(TopologyChange.values(), TopologyChange::words, words);
    }

    @ParameterType("drift|a server out of reach|a refusal by the server|a refused change|a server that is too old")
    public ExitCode exitCode(String words) {
        return switch (words) {
            case "drift" -> ExitCode.DIFFERENT;
            case "a server out of reach" -> ExitCode.ENVIRONMENT;
            case "a refusal by the server" -> ExitCode.REFUSED;
            case "a refused change" -> ExitCode.WOULD_LOSE;
            case "a server that is too old" -> ExitCode.SERVER_TOO_OLD;
            default -> throw new IllegalArgumentException(words);
        };
    }

    private static <T> T among(T[] values, Function<T, String> wordsOf, String words) {
        return Arrays.stream(values)
                .filter(value -> wordsOf.apply(value).equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no \"" + words + "\""));
    }
}
