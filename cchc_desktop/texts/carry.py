"""Earlier periods beside this one, and what is carried over from them."""

BESIDE = {"before": "Kỳ trước", "year_ago": "Cùng kỳ năm trước"}
BESIDE_HEADS = {"before": "Kỳ trước ▾", "year_ago": "Cùng kỳ ▾"}
BESIDE_HEAD = "{head}\n{period}"
BESIDE_NONE = "(chưa có)"
BESIDE_TIP = "{words}: {period}. Bấm để chọn kỳ đứng cạnh."
BESIDE_TIP_NONE = "Đơn vị chưa có báo cáo của kỳ này. Bấm để chọn kỳ đứng cạnh."
BESIDE_MENU = "Kỳ đứng cạnh"
RELATIONS = {
    "part": "trong đó",
    "other_span": "khác kỳ",
    "other_figure": "không so sánh được",
    "other_edition": "không so sánh được",
}
"""In the narrow column of differences."""
COMPARED = {
    "part": "Trong đó {period}: {before}.",
    "other_span": "Không so sánh được với {period} ({before}): thời gian tính số liệu dài ngắn khác nhau.",
    "other_figure": "Không so sánh được với {period}: khi ấy dòng này đếm cái khác hoặc khác đơn vị tính.",
    "other_edition": "Không so sánh được với {period}: biểu mẫu khác, chưa có bảng đối chiếu mã số.",
}
COMPARED_MORE = "So với {period} ({before}): tăng {change}{percent}."
COMPARED_LESS = "So với {period} ({before}): giảm {change}{percent}."
COMPARED_SAME = "So với {period}: không đổi ({before})."
COMPARED_PERCENT = " ({percent}%)"
TREND_TITLE = "Các kỳ gần đây"
TREND_UNKNOWN = "chưa có số"

CARRIED = "Chuyển từ kỳ trước, chưa xác nhận."
CARRIED_HELP = "Chuyển từ kỳ trước, chưa xác nhận. Đúng thì bấm Ctrl+Enter; chưa đúng thì gõ số mới."
CONFIRM = "Xác nhận số chuyển từ kỳ trước"
CONFIRM_KEY = "Ctrl+Enter"
CONFIRM_ALL_ASK = (
    "Còn {count} chỗ chuyển từ kỳ trước chưa xác nhận, kể cả những chỗ chưa mở xem. "
    "Xác nhận tất cả là đúng với kỳ này?"
)
CONFIRM_ALL_GO = "Xác nhận tất cả"
CONFIRM_ALL_STAY = "Để xem lại"
CONFIRM_NONE = "Không còn chỗ nào chuyển từ kỳ trước chờ xác nhận."
CONFIRMED = "Đã xác nhận {count} chỗ chuyển từ kỳ trước."
CONFIRM_BARS = {
    "figures": ("{count} ô chuyển từ kỳ trước chưa xác nhận.", "Xác nhận cả biểu"),
    "registers": ("{count} dòng chuyển từ kỳ trước chưa xác nhận.", "Xác nhận cả bảng kê"),
    "narrative": (
        "{count} mục chuyển từ kỳ trước chưa xác nhận; chỗ gạch chân là của kỳ cũ.",
        "Xác nhận các mục này",
    ),
    "particulars": ("{count} thông tin chuyển từ kỳ trước chưa xác nhận.", "Xác nhận tất cả"),
}
COUNTS_CARRIED = "{counts} · {count} chưa xác nhận"
STEP_CONFIRM = "Xem và xác nhận {count} chỗ chuyển từ kỳ trước, bắt đầu từ {place}"

CARRY_TITLE = "Lấy số liệu kỳ trước"
CARRY_FROM = "Lấy từ kỳ"
CARRY_ABOUT = "Chỗ đã nhập được giữ nguyên; mỗi chỗ lấy về mang dấu “chưa xác nhận” cho đến khi được xem lại."
CARRY_HEADS = ("Mục", "Nội dung", "Giá trị", "Vì sao")
CARRY_GROUP = "{title} ({count})"
CARRY_LIST = "Những gì lấy được từ kỳ trước"
CARRY_COUNT = "Sẽ lấy {count} chỗ."
CARRY_NOTHING = "Không còn gì để lấy: mọi chỗ lấy được đều đã nhập."
CARRY_NO_PERIOD = "Đơn vị chưa có kỳ báo cáo nào trước kỳ này để lấy số liệu."
CARRY_GO = "Lấy về"
OLD_WORDS = "Số liệu, ngày tháng hoặc tên kỳ gõ tay từ kỳ trước: xem còn đúng không."
