"""History, backups, a damaged database, one writer: what is said where reports are kept safe."""

HISTORY_TITLE = "Lịch sử sửa đổi"
HISTORY_SCOPES = {
    "cell": "Ô này: {place}",
    "row": "Dòng này: {place}",
    "section": "Mục này: {place}",
    "form": "Phần này: {place}",
    "report": "Cả báo cáo",
}
HISTORY_SCOPE = "Phạm vi"
HISTORY_SOURCE, HISTORY_ALL_SOURCES = "Nguồn", "Mọi nguồn"
HISTORY_PERSON, HISTORY_ALL_PEOPLE = "Người nhập", "Mọi người"
HISTORY_WORDS = "Lọc theo chữ"
HISTORY_WORDS_HINT = "Lọc theo mã, nội dung, giá trị; không cần dấu"
HISTORY_LIST = "Các lần sửa, mới nhất ở trên"
HISTORY_COUNT = "{count} dòng, mới nhất ở trên"
HISTORY_NONE = "Không có lần sửa nào như vậy."
HISTORY_BLANK = "(trống)"
HISTORY_BEFORE, HISTORY_AFTER = "Trước khi sửa", "Sau khi sửa"
HISTORY_RETURN = "Đưa về giá trị này"
HISTORY_RETURN_HELP = "Ghi lại giá trị này vào ô; hoàn tác được bằng Ctrl+Z"
HISTORY_STANDS = "Đang là giá trị này"
HISTORY_EXPORT = "Xuất danh sách…"
HISTORY_EXPORTING = "Đang ghi danh sách…"
HISTORY_EXPORTED = "Đã ghi danh sách {count} dòng:\n{path}"
HISTORY_FILES = "Excel (*.xlsx);;CSV (*.csv)"
HISTORY_FILE = "Lich-su_{name}.xlsx"
HISTORY_OF_CELL, HISTORY_OF_SECTION = "Lịch sử của ô này…", "Lịch sử của mục này…"

BACKUP_TITLE = "Sao lưu và khôi phục"
BACKUP_ABOUT = (
    "Ứng dụng tự sao lưu khi mở, sau mỗi 30 phút có sửa đổi, trước khi nhập tệp, khôi phục và chốt báo cáo. "
    "Giữ mọi bản của 2 ngày, rồi 12 bản ngày, 10 bản tuần, 9 bản tháng."
)
BACKUP_HEADS = ("Lúc", "Lý do", "Dung lượng", "Tình trạng", "Nơi giữ")
BACKUP_LIST = "Các bản sao lưu, mới nhất ở trên"
BACKUP_EMPTY = "Chưa có bản sao lưu nào."
BACKUP_COUNT = "{count} bản sao lưu trong “{folder}”."
BACKUP_SIZE = "{size} KB"
BACKUP_HERE, BACKUP_BOTH, BACKUP_THERE = "máy này", "máy này và thư mục thứ hai", "thư mục thứ hai"
BACKUP_MAKE = "Sao lưu ngay"
BACKUP_MAKING = "Đang sao lưu và mở thử bản vừa tạo…"
BACKUP_MADE = "Đã sao lưu và kiểm tra mở được."
BACKUP_MADE_HERE_ONLY = (
    "Đã sao lưu trên máy này, nhưng không chép được sang thư mục thứ hai; hãy kiểm tra USB hoặc thư mục đó."
)
BACKUP_CHECK = "Kiểm tra lại"
BACKUP_CHECKING = "Đang mở và kiểm tra từng bản…"
BACKUP_ALL_GOOD = "Đã mở và kiểm tra {count} bản: tất cả dùng được."
BACKUP_SOME_BROKEN = "Đã kiểm tra {count} bản: {broken} bản hỏng, không dùng được."
BACKUP_LISTING = "Đang xem các bản sao lưu…"
BACKUP_SECOND = "Thư mục thứ hai"
BACKUP_SECOND_NAME = "Thư mục sao lưu thứ hai"
BACKUP_SECOND_STICK = "USB “{name}”, còn trống {free} GB"
BACKUP_SECOND_CHOOSE = "Chọn thư mục…"
BACKUP_SECOND_NONE = "Không dùng thư mục thứ hai"
BACKUP_SECOND_IS = "Thư mục thứ hai: {folder}"
BACKUP_SECOND_UNSET = (
    "Chưa có thư mục thứ hai; nên đặt một thư mục trên USB hoặc ổ đĩa khác để phòng khi hỏng máy."
)
BACKUP_SECOND_SAME = "Thư mục thứ hai phải ở nơi khác thư mục sao lưu của máy này; hãy chọn thư mục khác."
BACKUP_SECOND_REFUSED = "Không ghi được vào “{folder}”; hãy chọn thư mục khác hoặc cắm lại USB."
BACKUP_COPYING = "Đang chép bản mới nhất sang thư mục thứ hai…"
BACKUP_STICK_FOLDER = "Sao luu CCHC"
BACKUP_FAILED_MARK = "Chưa sao lưu được"

RESTORE_BUTTON = "Khôi phục…"
RESTORE_TITLE = "Khôi phục từ bản sao lưu"
RESTORE_READING = "Đang mở bản sao lưu…"
RESTORE_FROM = "Bản sao lưu lúc {at} ({reason})"
RESTORE_EXTENT, RESTORE_PERIOD, RESTORE_PLACE = "Khôi phục", "Kỳ báo cáo", "Phần"
RESTORE_EXTENTS = {
    "all": "Tất cả dữ liệu",
    "period": "Một kỳ báo cáo",
    "form": "Một biểu (số liệu, bảng kê, thuyết minh)",
    "section": "Một mục thuyết minh",
    "cell": "Những ô chọn trong danh sách",
}
RESTORE_PERIOD_LINE = "{period}, {unit}"
RESTORE_PERIOD_GONE = "{period} (hiện không còn)"
RESTORE_OPTION = "{words} ({count} chỗ khác)"
RESTORE_HEADS = ("Kỳ", "Chỗ khác nhau", "Hiện nay", "Trong bản sao lưu")
RESTORE_LIST = "Những chỗ sẽ thay đổi"
RESTORE_COUNT = "{count} chỗ sẽ trở về như trong bản sao lưu."
RESTORE_SAME = "Không có chỗ nào khác hiện nay."
RESTORE_NONE_CHOSEN = "Hãy chọn một hay nhiều dòng trong danh sách."
RESTORE_GONE = "{count} kỳ báo cáo mới có sau bản sao lưu sẽ mất: {periods}."
RESTORE_CLOSED = "Kỳ này đã chốt nên không khôi phục được; hãy mở lại báo cáo trước."
RESTORE_SAFE = "Dữ liệu hiện nay được sao lưu trước khi khôi phục."
RESTORE_SAFE_PART = "Dữ liệu hiện nay được sao lưu trước; khôi phục xong vẫn hoàn tác được bằng Ctrl+Z."
RESTORE_GO = "Khôi phục"
RESTORE_WORKING = "Đang sao lưu hiện trạng rồi khôi phục…"
RESTORE_BACKING_UP = "Đang sao lưu hiện trạng…"
RESTORE_DONE_PART = "Đã khôi phục {count} chỗ từ bản sao lưu lúc {at}."
RESTORE_DONE_ALL = (
    "Đã khôi phục tất cả từ bản sao lưu lúc {at}; dữ liệu trước đó nằm trong bản sao lưu lúc {before}."
)
RESTORE_FAILED = "Chưa khôi phục được, dữ liệu vẫn như trước. {sentence}"

MEND_TITLES = {"store_damaged": "Tệp dữ liệu bị hỏng", "store_gone": "Tệp dữ liệu không còn"}
MEND_EXAMINING = "Tệp dữ liệu không mở được; đang xem còn đọc được những gì…"
MEND_WHAT = {
    "store_damaged": "Tệp dữ liệu “{file}” bị hỏng nên không mở được.",
    "store_gone": "Tệp dữ liệu “{file}” không còn trong thư mục, chỉ còn các bản sao lưu.",
}
MEND_ASIDE = "Tệp hỏng không bị đụng đến: nó được cất nguyên vẹn vào thư mục “{folder}”."
MEND_BACKUP = "Sẽ dùng bản sao lưu tốt mới nhất: lúc {at} ({reason}), đã mở và kiểm tra."
MEND_NO_BACKUP = "Không có bản sao lưu nào dùng được."
MEND_SINCE = "Nhập sau bản sao lưu đó mà còn đọc được trong tệp hỏng: {count} thay đổi, sẽ được đưa lại."
MEND_ALL = "Còn đọc được trong tệp hỏng: {count} thay đổi, sẽ được đưa sang tệp dữ liệu mới."
MEND_NOTHING_SINCE = "Không đọc được thay đổi nào sau bản sao lưu đó."
MEND_NOTHING = "Không đọc được gì trong tệp hỏng; ứng dụng sẽ bắt đầu với dữ liệu trống."
MEND_LOST = "{count} lần nhập chỉ còn dấu vết, không đọc được: hãy nhập lại những gì làm sau cùng."
MEND_HEADS = ("Lúc", "Kỳ, đơn vị", "Chỗ", "Giá trị được lấy lại")
MEND_LIST = "Những thay đổi được lấy lại"
MEND_RESTORE, MEND_ANEW, MEND_QUIT = "Khôi phục", "Lấy lại những gì đọc được", "Thoát"
MEND_EMPTY = "Bắt đầu với dữ liệu trống"
MEND_WORKING = "Đang khôi phục…"
MEND_DONE = (
    "Đã khôi phục dữ liệu; tệp hỏng được giữ nguyên trong “{folder}”. Hãy xem lại những gì nhập sau cùng."
)
MEND_DONE_GONE = "Đã khôi phục dữ liệu từ bản sao lưu. Hãy xem lại những gì nhập sau cùng."

NOTICE = "Thông báo"
TRY_AGAIN = "Thử lại"
STILL_HELD = "{user} vẫn đang mở dữ liệu này trên máy {host} (từ {since}); hãy chờ người đó đóng ứng dụng."
