package dev.marquee.notification.centre;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which ways owners of accounts want to be told what. */
@Repository
public class Preferences {

    private record Row(String topic, String channel, boolean enabled) {}

    private final JdbcClient jdbc;

    Preferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For each topic the channels that are on. What is locked is as it is at first. */
    Map<Topic, Set<Channel>> of(long user) {
        var all = new EnumMap<Topic, Set<Channel>>(Topic.class);
        for (var topic : Topic.values()) {
            var on = EnumSet.noneOf(Channel.class);
            for (var channel : Channel.values()) if (topic.isOnAtFirst(channel)) on.add(channel);
            all.put(topic, on);
        }
        for (var row : rows(user))
            Topic.of(row.topic)
                    .ifPresent(topic ->
                            Channel.of(row.channel)
                                    .filter(channel -> !topic.isLocked(channel))
                                    .ifPresent(channel -> put(all, topic, channel, row.enabled)));
        return all;
    }

    private static void put(
            Map<Topic, Set<Channel>> all, Topic topic, Channel channel, boolean on) {
        var channels = EnumSet.noneOf(Channel.class);
        channels.addAll(channels(all, topic));
        if (on) channels.add(channel);
        else channels.remove(channel);
        all.put(topic, channels);
    }

    private static Set<Channel> channels(Map<Topic, Set<Channel>> all, Topic topic) {
        return all.getOrDefault(topic, EnumSet.noneOf(Channel.class));
    }

    /** The channels that are on for one topic. */
    Set<Channel> of(long user, Topic topic) {
        return channels(of(user), topic);
    }

    private List<Row> rows(long user) {
        return jdbc.sql("select topic, channel, enabled from notification_pref where user_id = ?")
                .param(user)
                .query(Row.class)
                .list();
    }

    /** Whether this topic comes this way. */
    public boolean isOn(long user, Topic topic, Channel channel) {
        return of(user, topic).contains(channel);
    }

    /** Switches a channel of a topic on or off; one that is locked must not come here. */
    @Transactional
    public void set(long user, Topic topic, Channel channel, boolean on) {
        var known =
                jdbc.sql(
                                "update notification_pref set enabled = ? where user_id = ? and topic = ? and channel = ?")
                        .params(on, user, topic.word(), channel.word())
                        .update();
        if (known == 0)
            jdbc.sql(
                            "insert into notification_pref (user_id, topic, channel, enabled) values (?, ?, ?, ?) on conflict do nothing")
                    .params(user, topic.word(), channel.word(), on)
                    .update();
    }

    /** As if nothing had ever been chosen. */
    void forget(long user) {
        jdbc.sql("delete from notification_pref where user_id = ?").param(user).update();
    }
}
