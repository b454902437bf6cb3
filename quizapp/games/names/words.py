"""The words of generated names, kind ones only: how somebody is, and an animal, a plant or a thing."""

ENGLISH = (
    """
    Able Agile Amber Ample Azure Bold Brave Breezy Bright Brisk Bronze Calm Candid Careful Cheery Civil
    Clear Clever Copper Cosy Crafty Crimson Crisp Curious Daring Deft Eager Early Earnest Easy Elegant
    Epic Fabled Fair Famous Fancy Fearless Festive Fine Fleet Fond Frank Free Fresh Friendly Gallant
    Generous Gentle Gifted Glad Golden Grand Green Handy Happy Hardy Honest Humble Indigo Ivory Jade
    Jolly Jovial Keen Kind Lively Loyal Lucid Lucky Lunar Magic Mellow Merry Mighty Mild Modest Neat
    Nimble Noble Novel Olive Open Patient Peaceful Plucky Polite Prime Proud Quick Quiet Rapid Ready
    Regal Rosy Royal Ruby Rustic Scarlet Serene Sharp Silver Sincere Sleek Smart Smooth Snowy Solar
    Solid Spry Stellar Sturdy Sunny Swift Tidy Trusty Upbeat Vivid Warm Wise Witty Zesty
    """,
    """
    Acorn Alder Alpaca Anchor Antler Apple Aspen Aurora Badger Bamboo Beacon Birch Bison Bluebird Breeze
    Brook Cactus Canary Candle Canyon Castle Cedar Cherry Clover Comet Compass Condor Cricket Crocus
    Curlew Cypress Daisy Dolphin Dove Dragon Eagle Egret Elm Ember Falcon Fern Finch Fjord Flint Forest
    Fox Galaxy Garnet Gecko Glacier Goldfish Harbour Hare Harp Hawk Hazel Heron Ibex Iris Island Jasmine
    Kestrel Kite Koala Lagoon Lantern Lark Laurel Lemur Lilac Lily Linnet Lotus Lynx Magnolia Magpie
    Maple Marble Marmot Marten Meadow Meteor Mimosa Moon Moose Nebula Oak Oasis Ocelot Orchid Oriole
    Osprey Otter Owl Panda Pebble Pelican Penguin Peony Petrel Pine Planet Plover Poppy Prairie Puffin
    Quail Quartz Rainbow Raven Reef River Robin Rocket Saffron Salmon Sequoia Sparrow Spruce Star
    Starling Stork Summit Sunbeam Swallow Swan Thistle Thrush Toucan Tulip Turtle Valley Violet Walrus
    Warbler Willow Wren Zebra
    """,
)

KOREAN = (
    """
    용감한 씩씩한 다정한 상냥한 친절한 즐거운 행복한 기쁜 밝은 맑은 푸른 빛나는 반짝이는 따뜻한 포근한
    시원한 싱그러운 산뜻한 신나는 재빠른 날쌘 빠른 느긋한 조용한 차분한 고요한 평화로운 온화한 부드러운
    든든한 튼튼한 힘찬 굳센 당당한 늠름한 의젓한 똑똑한 슬기로운 지혜로운 현명한 영리한 재치있는 유쾌한
    명랑한 활발한 쾌활한 발랄한 꼼꼼한 성실한 부지런한 정직한 솔직한 겸손한 공손한 너그러운 자상한
    사려깊은 궁금한 꿈꾸는 노래하는 춤추는 웃는 달리는 여행하는 생각하는 하얀 노란 초록빛 파란 보랏빛
    금빛 은빛 분홍빛 하늘빛 무지갯빛 새하얀 샛노란 새파란 커다란 작은 아담한 멋진 훌륭한 근사한 놀라운
    신비한 특별한 소중한 귀여운 사랑스러운 어여쁜 고운 아름다운 화사한 눈부신 찬란한 향기로운 달콤한
    새콤한 고소한 상쾌한 깨끗한 단정한 깔끔한 세련된 우아한 기품있는 정다운 반가운 고마운 믿음직한
    대담한 침착한 한결같은 거침없는 자유로운 새로운
    """,
    """
    수달 호랑이 토끼 다람쥐 사슴 고라니 노루 여우 판다 코알라 기린 얼룩말 코끼리 고래 돌고래 물개
    바다표범 펭귄 거북이 해마 불가사리 조개 소라 나비 잠자리 반딧불이 무당벌레 꿀벌 참새 제비 까치
    종달새 꾀꼬리 두루미 백로 황새 기러기 오리 원앙 부엉이 올빼미 독수리 송골매 딱따구리 파랑새 공작새
    백조 앵무새 소나무 대나무 은행나무 단풍나무 느티나무 자작나무 버드나무 동백꽃 무궁화 진달래 개나리
    벚꽃 매화 목련 장미 튤립 해바라기 코스모스 국화 연꽃 수선화 민들레 제비꽃 나팔꽃 봉숭아 채송화
    도라지 클로버 사과 딸기 복숭아 자두 살구 포도 석류 앵두 산딸기 참외 도토리 밤송이 솔방울 시냇물 강물
    바다 호수 폭포 파도 언덕 들판 골짜기 산마루 구름 바람 무지개 햇살 이슬 눈송이 별똥별 보름달 북극성
    은하수 새벽 노을 등대 나침반 돛단배 오솔길 물방울 조약돌
    """,
)

CHINESE = (
    """
    勇敢 聪明 快乐 活泼 温柔 善良 友好 热情 安静 沉着 冷静 机智 敏捷 灵巧 勤劳 诚实 谦虚 礼貌 大方 慷慨
    开朗 乐观 自信 坚强 坚定 顽强 努力 认真 细心 耐心 专注 好奇 幽默 风趣 优雅 端庄 清新 明亮 闪亮 灿烂
    耀眼 金色 银色 蓝色 绿色 紫色 橙色 粉色 白色 青色 高大 小巧 可爱 美丽 漂亮 俊秀 神奇 神秘 奇妙 独特
    特别 珍贵 宁静 平和 和气 和善 温暖 凉爽 清澈 清香 芬芳 甜美 香甜 新鲜 鲜艳 缤纷 自由 自在 悠闲 从容
    轻快 轻盈 飞快 迅速 矫健 健康 强壮 结实 稳重 可靠 忠诚 真诚 坦率 直爽 正直 公正 体贴 贴心 懂事 能干
    博学 睿智 文静 俏皮 欢乐 欢喜 愉快 幸福 幸运 吉祥 如意 非凡 杰出 出色 优秀 精彩
    """,
    """
    水獭 熊猫 老虎 狮子 豹子 小鹿 白兔 松鼠 狐狸 骏马 斑马 长颈鹿 大象 考拉 羚羊 骆驼 刺猬 海豚 鲸鱼
    海豹 企鹅 海马 海星 贝壳 金鱼 锦鲤 蝴蝶 蜻蜓 萤火虫 蜜蜂 瓢虫 麻雀 燕子 喜鹊 百灵 黄莺 白鹭 仙鹤
    大雁 鸳鸯 孔雀 天鹅 鹦鹉 猫头鹰 雄鹰 海鸥 翠鸟 画眉 啄木鸟 云雀 松树 竹子 银杏 枫叶 白桦 柳树 梧桐
    樱花 梅花 兰花 菊花 荷花 莲花 玫瑰 牡丹 桃花 桂花 茉莉 百合 水仙 郁金香 向日葵 蒲公英 三叶草 薰衣草
    杜鹃 紫藤 海棠 山茶 苹果 草莓 桃子 葡萄 柚子 橘子 石榴 樱桃 荔枝 杏子 柠檬 蓝莓 核桃 橡果 小溪 江河
    大海 湖泊 瀑布 浪花 海岛 山峰 草原 森林 山谷 云朵 清风 彩虹 阳光 露珠 雪花 星星 流星 月亮 太阳
    北极星 银河 晨曦 晚霞 灯塔 罗盘 帆船 风筝 灯笼 琥珀 珍珠 水晶
    """,
)

OFFENSIVE = """
    fuck fucker fucking shit bullshit bitch cunt whore slut wanker twat bastard asshole arsehole arse
    ass penis vagina boobs tits dildo porn sex sexy rape rapist nazi hitler nigger nigga faggot retard
    kkk arschloch hure fotze wichser schlampe scheisse schwuchtel putain salope connard encule pute
    merde puta mierda cabron pendejo maricon stronzo cazzo troia puttana kurwa chuj blyat blyad suka
    pizda блять блядь сука хуй пизда ебать
"""
"""As a word by itself: inside others they are innocent (Scunthorpe)."""

OFFENSIVE_ANYWHERE = """
    fuck nigger hitler motherf 씨발 시발 씨팔 병신 개새끼 지랄 좆 걸레년 미친년 미친놈 傻逼 傻屄 操你
    草泥马 他妈的 王八蛋 婊子 贱人 妓女 强奸
"""
