package heed.demo;

import java.util.List;

/**
 * One made-up agency.
 *
 * @param area      code of the local area its posts belong to
 * @param setting   what sort of place it is
 * @param places    its workplaces or teams; posts are dealt out to them in turn
 * @param posts     how many posts of which professional group
 * @param diligence how readily its people train, 0 to 1
 * @param turnover  share of posts that change hands in a year
 * @param returns   how it sends headcounts: good, none, stale, old or low
 */
record Agency(
        String code,
        String name,
        String area,
        String setting,
        List<String> places,
        List<Posts> posts,
        double diligence,
        double turnover,
        String returns) {

    /** A number of posts of one group at one level. */
    record Posts(String group, String level, int number, boolean leads) {}

    static Posts posts(String group, String level, int number) {
        return new Posts(group, level, number, false);
    }

    static Posts leads(String group, String level, int number) {
        return new Posts(group, level, number, true);
    }
}
