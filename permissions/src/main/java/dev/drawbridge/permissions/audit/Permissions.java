package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.Direction;
import dev.drawbridge.permissions.Rights;
import dev.drawbridge.permissions.conf.Place;
import org.jspecify.annotations.Nullable;

/**
 * The permissions in force for a user, and where they stand.
 *
 * @param responses where the user is allowed to answer whatever it receives; absent when it is not
 * @param place of the block; absent when there is none
 * @param byDefault whether they are the account's and not the user's own
 */
record Permissions(
        PlacedSide publish,
        PlacedSide subscribe,
        @Nullable Place responses,
        @Nullable Place place,
        boolean byDefault) {

    static final Permissions NONE = new Permissions(PlacedSide.UNSAID, PlacedSide.UNSAID, null, null, false);

    Rights rights() {
        return new Rights(publish.side(), subscribe.side(), responses != null);
    }

    PlacedSide side(Direction direction) {
        return direction == Direction.PUBLISH ? publish : subscribe;
    }

    Permissions asDefault() {
        return new Permissions(publish, subscribe, responses, place, true);
    }
}
